import type { EstateVm } from '#shared/domain/estate/estate.ts'
import type { VmConfiguration } from '#shared/domain/estate/vm-configuration.ts'
import type { VmPropertyFacts } from '#shared/domain/side/vm-property.ts'

/** Settings that a list of VM properties may state, too, by the list's names. */
const LISTED = { isTpmPresent: 'isTpmPresent', cpuPins: 'cpuAffinity', numaNodes: 'numaAffinity', virtualDevices: 'devices' } as const satisfies Partial<Record<keyof VmConfiguration, keyof VmPropertyFacts>>

/** A setting as the inventory states it, else as an imported list of VM properties does; null where neither does. */
export function vmSetting<Field extends keyof typeof LISTED>(vm: Pick<EstateVm, 'configuration' | 'properties'>, field: Field): VmConfiguration[Field] {
  const listed = vm.properties?.[LISTED[field]] ?? null
  return vm.configuration?.[field] ?? (listed as VmConfiguration[Field]) // a setting and the list's field have one type
}
