import { describe, expect, it, test } from 'vitest'
import { pastedModels } from './pasted-models.ts'

describe('models of node out of a spreadsheet', () => {
  it('are read in the order of the form where no line names the columns', () => {
    expect(pastedModels('R760\t2\t32\t2\t1024\t6\r\n\r\n Small \t1\t16\t1\t512,5\r\n')).toEqual({
      models: [
        { name: 'R760', sockets: 2, coresPerSocket: 32, threadsPerCore: 2, memoryGib: 1024, count: 6 },
        { name: 'Small', sockets: 1, coresPerSocket: 16, threadsPerCore: 1, memoryGib: 512.5 },
      ],
      badRows: [],
    })
  })

  it('are read by their headers in any order, and columns that say nothing of a node are left', () => {
    const { models, badRows } = pastedModels('Vendor\tMemory (GiB)\tCores per socket\tModel\tSockets\nacme\t1 024\t32\tA1\t2')
    expect([models, badRows]).toEqual([[{ name: 'A1', memoryGib: 1024, coresPerSocket: 32, sockets: 2 }], []])
  })

  test.each([
    ['too few cells', 'A\t2\t32', { kind: 'columns' }],
    ['text for a number', 'A\ttwo\t32\t2\t512', { kind: 'field', field: 'sockets', value: 'two' }],
    ['a part of a core', 'A\t2\t3.5\t2\t512', { kind: 'field', field: 'coresPerSocket', value: '3.5' }],
    ['no memory', 'A\t2\t32\t2\t0', { kind: 'field', field: 'memoryGib', value: '0' }],
    ['no name', '\t2\t32\t2\t512', { kind: 'field', field: 'name', value: '' }],
    ['a number that can be read in two ways', 'A\t2\t32\t2\t1.024', { kind: 'ambiguous', field: 'memoryGib', value: '1.024' }],
    ['three threads', 'A\t2\t32\t3\t512', { kind: 'field', field: 'threadsPerCore', value: '3' }],
  ])('%s is named with its line, and the others are taken', (_what, row, problem) => {
    expect(pastedModels(`Good\t2\t32\t2\t512\n${row}`)).toEqual({ models: [expect.objectContaining({ name: 'Good' })], badRows: [{ line: 2, text: row, problem }] })
  })

  it('are none where nothing is pasted', () => {
    expect(pastedModels(' \n\t\n')).toEqual({ models: [], badRows: [] })
  })
})
