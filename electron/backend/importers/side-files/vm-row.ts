import { VM_REFERENCE_FIELDS, type VmReference } from '#shared/domain/side/vm-reference.ts'
import type { SideCells } from './side-csv-format.ts'

/** No name, path or identifier of a VM is longer: vSphere's names end at 80 characters, its paths at a few hundred. */
const MOST_REFERENCE_CHARACTERS = 1_000

/** How a row names its VM, or why it does not. */
export function readVmReference(cells: SideCells): VmReference | string {
  const reference = Object.fromEntries(VM_REFERENCE_FIELDS.map((field) => [field, cells.text(field)])) as VmReference // one entry a field
  if (VM_REFERENCE_FIELDS.some((field) => (reference[field]?.length ?? 0) > MOST_REFERENCE_CHARACTERS)) return 'what names the VM is longer than any name'
  const { vmName, vmMoref, vmInstanceUuid, vmBiosUuid } = reference
  return vmName === null && vmMoref === null && vmInstanceUuid === null && vmBiosUuid === null ? 'it names no VM' : reference
}

/** Two rows with the same key name their VM in the same words. */
export function vmDuplicateKey(row: VmReference): string {
  return JSON.stringify(VM_REFERENCE_FIELDS.map((field) => row[field]?.toLowerCase() ?? null))
}
