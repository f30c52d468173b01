import { VM_PROPERTY_FIELDS, type VmPropertyFacts } from '#shared/domain/side/vm-property.ts'
import type { ProjectFile } from '../project-file.ts'
import { loadSideRows } from './side-repository.ts'

/** What lists of VM properties say, by VM id; of one VM alone where its id is given. */
export function loadVmProperties(project: ProjectFile, vmId?: string): ReadonlyMap<string, VmPropertyFacts> {
  const rows = loadSideRows(project, 'vmProperty', vmId).filter(({ state }) => state === 'joined')
  return new Map(rows.flatMap(({ vmId: id, row }) => (id === null ? [] : [[id, Object.fromEntries(VM_PROPERTY_FIELDS.map((field) => [field, row[field]])) as VmPropertyFacts]]))) // one entry a field
}
