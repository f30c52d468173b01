import type { ComputeVm } from '#shared/engine/mapping/compute/compute-vm.ts'
import type { EstateReader } from '../estate-reader.ts'
import { groupByVm, optional, withConfigurations } from './estate-repository.ts'

/** The VMs of the current snapshots with the parts that the mapping of CPU and memory looks at, in the order of import. */
export function loadComputeVms(reader: EstateReader): ComputeVm[] {
  const cpu = new Map(reader.read('vmCpu').map((row) => [row.vmId, row]))
  const memory = new Map(reader.read('vmMemory').map((row) => [row.vmId, row]))
  const configurations = new Map(reader.read('vmConfiguration').map((row) => [row.vmId, row]))
  const disks = withConfigurations(groupByVm(reader.read('disk')), new Map(reader.read('diskConfiguration').map((row) => [`${row.vmId}#${row.diskNumber}`, row])))
  const nics = groupByVm(reader.read('nic'))
  const attributes = new Map<string, [name: string, value: string][]>()
  for (const { objectKind, objectId, name, value } of reader.read('attribute')) {
    if (objectKind === 'vm') attributes.set(objectId, [...(attributes.get(objectId) ?? []), [name, value]])
  }
  return reader.read('vm').map((vm) => ({
    ...vm,
    cpu: cpu.get(vm.id) ?? null,
    memory: memory.get(vm.id) ?? null,
    ...optional('configuration', configurations.get(vm.id)),
    disks: disks.get(vm.id) ?? [],
    nics: nics.get(vm.id) ?? [],
    attributes: Object.fromEntries(attributes.get(vm.id) ?? []),
  }))
}
