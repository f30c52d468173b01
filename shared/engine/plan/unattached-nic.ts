import type { Nic } from '#shared/domain/estate/vm-devices.ts'

/** What inventories write for a NIC that is attached to nothing, in lower case. */
const NO_NETWORK = new Set(['', 'none', 'not connected'])

/** Whether a NIC is attached to no network at all; such a NIC has no row in a network map. */
export function isUnattachedNic(nic: Pick<Nic, 'networkName'>): boolean {
  return NO_NETWORK.has((nic.networkName ?? '').trim().toLowerCase())
}
