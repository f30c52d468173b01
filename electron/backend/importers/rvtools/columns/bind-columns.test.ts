import { describe, expect, it } from 'vitest'
import type { CellValue } from '#backend/importers/tables/table-file.ts'
import { bindColumns } from './bind-columns.ts'
import { defineColumns, text, whole } from './column.ts'
import { columnLetters } from './header-key.ts'

const columns = defineColumns({
  vm: text('VM'),
  vmId: text('VM ID', { aliases: ['Object ID'] }),
  provisioned: whole('Provisioned MiB'),
  osTools: text('OS according to the VMware Tools'),
  instanceUuid: text('Instance UUID', { isOptional: true }),
})

function bind(...headers: CellValue[]) {
  return bindColumns('vInfo', Object.values(columns), headers)
}

describe('bindColumns', () => {
  const dialects: readonly (readonly [what: string, headers: CellValue[], at: number[]])[] = [
    ['as written', ['VM', 'VM ID', 'Provisioned MiB', 'OS according to the VMware Tools'], [0, 1, 2, 3]],
    ['in any order and case', ['os according to the vmware tools', 'PROVISIONED MIB', 'vm id', ' vm '], [3, 2, 1, 0]],
    ['MB labels and odd blanks', ['VM', 'VM ID', 'Provisioned\u00a0 MB ', 'OS according to the\nVMware Tools'], [0, 1, 2, 3]],
    ['older names', ['VM', 'Object ID', 'Provisioned MB', 'x'], [0, 1, 2, -1]],
    ['database names', ['vInfoVMName', 'vInfoObjectID', 'vInfoProvisioned', 'vInfoOSTools'], [0, 1, 2, 3]],
  ]
  it.each(dialects)('%s', (_, headers, at) => {
    expect([...bind(...headers).indexBySlot].slice(0, 4)).toEqual(at)
  })

  it('tells missing, foreign, blank and double columns apart', () => {
    const binding = bind('VM', 'Owner', null, 'VM ID', 'VM ID', 'Annotation', ' ')
    expect(binding.missing.map(({ header }) => header)).toEqual(['Provisioned MiB', 'OS according to the VMware Tools'])
    expect(binding.extra).toEqual([{ index: 1, name: 'Owner' }, { index: 4, name: 'VM ID (column E)' }])
    expect(binding.duplicates).toEqual([{ index: 4, name: 'VM ID' }])
    expect(binding.blank).toEqual([2, 6])
    expect(binding.headers[2]).toBe('Column C')
    expect(binding.indexBySlot[columns.vmId.slot]).toBe(3)
  })

  it('names columns as a spreadsheet does', () => {
    expect([0, 25, 26, 701, 702].map((index) => columnLetters(index))).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA'])
  })
})
