import type { SideRow } from '#shared/domain/side/side-rows.ts'
import type { VmReference } from '#shared/domain/side/vm-reference.ts'
import type { SideColumn } from './side-column.ts'
import type { SideCells, SideCsvFormat } from './side-csv-format.ts'
import { confidenceOf } from './side-importer.ts'
import { readVmReference, vmDuplicateKey } from './vm-row.ts'
import { VM_COLUMNS, vmColumnCertainty, vmColumnHeader } from './vm-columns.ts'

/** Lists that say of each VM what its cells say, and nothing that is worked out from them. */
type VmFactsKind = 'application' | 'vmProperty'
type FactsOf<Kind extends VmFactsKind> = Omit<SideRow<Kind>, keyof VmReference | 'sheet' | 'row' | 'otherCells'>

interface VmFactsFormat<Kind extends VmFactsKind> extends Pick<SideCsvFormat<Kind>, 'importerId' | 'label' | 'kind' | 'name'> {
  readonly facts: readonly SideColumn<keyof FactsOf<Kind> & string>[]
  /** Columns that few lists of other things have: one of them and a VM tell the format, two where the column of VMs may be of anything. */
  readonly telling: readonly (keyof FactsOf<Kind> & string)[]
  readonly read: (cells: SideCells) => FactsOf<Kind>
}

/** A format of rows that name a VM and state facts about it; a row that states none is rejected. */
export function vmFactsFormat<Kind extends VmFactsKind>({ facts, telling, read, ...format }: VmFactsFormat<Kind>): SideCsvFormat<Kind> {
  return {
    ...format,
    columns: [...VM_COLUMNS, ...facts],
    expected: facts.map(({ field }) => field),
    confidence: (binding) => {
      const found = telling.filter((field) => binding.indexOf.has(field)).length
      const certainty = vmColumnCertainty(binding)
      // "Name" and "Owner" are columns of anything.
      const isEnough = certainty === 2 ? found > 0 : certainty === 1 && found > 1
      return isEnough ? confidenceOf(binding) : 0
    },
    vmColumn: vmColumnHeader,
    duplicateKey: vmDuplicateKey,
    begin: () => Promise.resolve({ used: [], make: (cells) => {
      const reference = readVmReference(cells)
      if (typeof reference === 'string') return reference
      const stated = read(cells)
      if (Object.values(stated).every((value) => value === null)) return 'nothing but a VM is in it'
      return { ...reference, ...stated } as unknown as Omit<SideRow<Kind>, 'sheet' | 'row' | 'otherCells'> // the two halves of the row
    } }),
  }
}
