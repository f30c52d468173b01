import { describe, expect, it } from 'vitest'
import { vmCells, vmSheet } from './testing/estate-sheets.ts'
import { importSheets, type SheetRows } from './testing/import-workbook.ts'

function memory(...values: (string | number)[]): SheetRows {
  return vmSheet(['Memory'], values.map((value, index) => [vmCells(`vm${String(index)}`, `vm-${String(index)}`), value] as const))
}

async function memoryOf(sheet: SheetRows, more: Readonly<Record<string, SheetRows>> = {}) {
  const recording = await importSheets({ vInfo: sheet, ...more })
  return { memory: recording.rows.vm.map(({ memoryMib }) => memoryMib), dialects: recording.issuesOf('NUMBER_DIALECT'), recording }
}

describe('thousands separators', () => {
  it.each([
    ['comma', '16,384', '1,048,576'],
    ['dot', '16.384', '1.048.576'],
    ['blank', '16 384', '1 048 576'],
    ['no-break space', '16\u00a0384', '1\u00a0048\u00a0576'],
    ['apostrophe', "16'384", '1’048’576'],
  ])('%s', async (_, first, second) => {
    const { memory: read, dialects } = await memoryOf(memory(512, first, '2048', second))
    expect(read).toEqual([512, 16384, 2048, 1048576])
    expect(dialects).toMatchObject([{ severity: 'info', sheet: 'vInfo', column: 'Memory' }])
  })

  it.each(['16,384', '16.384'])('a lone %s is grouped, since MiB are whole, but it is said to be assumed', async (cell) => {
    const { memory: read, dialects } = await memoryOf(memory(cell))
    expect(read).toEqual([16384])
    expect(dialects).toMatchObject([{ severity: 'warning' }])
  })

  it('lets the other columns of the file decide what a column cannot', async () => {
    const vPartition = vmSheet(['Disk', 'Capacity MiB', 'Free %'], [[vmCells('vm0', 'vm-0'), '/', '1.234.567', '16.384']])
    const { recording } = await memoryOf(memory('16.384'), { vPartition })
    expect(recording.rows.vm[0]?.memoryMib).toBe(16384)
    expect(recording.rows.partition[0]).toMatchObject({ capacityMib: 1234567, freePercent: 16384 })
    expect(recording.issuesOf('NUMBER_DIALECT').map(({ column, severity }) => [column, severity])).toEqual([
      ['Memory', 'info'],
      ['Capacity MiB', 'info'],
      ['Free %', 'info'],
    ])
  })

  it('infers a column, never a cell: what does not fit it is reported', async () => {
    const { memory: read, recording } = await memoryOf(memory('1.048.576', '16,384', '1,5,5'))
    expect(read).toEqual([1048576, null, null])
    expect(recording.issuesOf('CELL_NOT_UNDERSTOOD')).toMatchObject([{ row: 3, value: '16,384' }, { row: 4, column: 'Memory', value: '1,5,5' }])
  })

  it('says nothing where no number has a separator', async () => {
    const { memory: read, dialects } = await memoryOf(memory('16384', 2048, '-5'))
    expect(read).toEqual([16384, 2048, null])
    expect(dialects).toEqual([])
  })
})
