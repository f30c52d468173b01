import { vmSetting } from '#shared/engine/estate/vm-setting.ts'
import type { ComputeVm } from './compute-vm.ts'

/** vSphere's names of the virtual devices behind which a real one is. */
const REAL_DEVICES = /VirtualPCIPassthrough|VirtualSriovEthernetCard/i

/**
 * The device of a host that is handed through to a VM, as the inventory calls it; null where it names none. RVTools' column
 * Direct Path IO says only that an adapter could be one: it is True for every vmxnet3.
 */
export function passedThroughDevice(vm: Pick<ComputeVm, 'configuration' | 'properties' | 'nics'>): string | null {
  const { configuration, nics } = vm
  const named = REAL_DEVICES.exec(vmSetting(vm, 'virtualDevices') ?? '')?.[0]
  if (named !== undefined) return named
  if (configuration?.hostDevices) return configuration.hostDevices
  return nics.find(({ adapter }) => adapter !== null && /sr-?iov/i.test(adapter))?.adapter ?? null
}
