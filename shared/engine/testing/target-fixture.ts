import { type Target, targetSchema } from '#shared/domain/target/target.ts'

/** A target for tests: one class on ODF, one physical network, everything else by default. */
export function makeTarget(overrides: Partial<Target> = {}): Target {
  const target = targetSchema.parse({
    id: 'test',
    name: 'Test target',
    openshift: '4.22',
    mtv: '2.12',
    storageClasses: [{ name: 'fast', provisioner: 'openshift-storage.rbd.csi.ceph.com', isDefaultForVirtualization: true }],
    physicalNetworks: [{ name: 'physnet-vm', bridge: 'br-vm', uplinks: ['bond1'], mtu: 1500 }],
  })
  return { ...target, ...overrides }
}
