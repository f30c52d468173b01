import type { Nic } from '#shared/domain/estate/vm-devices.ts'

/** Which NICs of a VM go to the pod network: a VM can have that network once, and MTV counts per NIC. */
export function nicsOnPodNetwork<Adapter extends Pick<Nic, 'portGroupId'>>(nics: readonly Adapter[], destinationOf: (portGroupId: string) => string | undefined): readonly Adapter[] {
  return nics.filter((nic) => nic.portGroupId !== null && destinationOf(nic.portGroupId) === 'pod')
}
