import type { MtvVersion } from '#shared/domain/target/versions.ts'
import type { VersionGate } from './version-gate.ts'

/**
 * What each release of MTV added to its kinds after 2.9, from the CustomResourceDefinitions of the releases
 * (kubev2v/forklift, branches release-2.9 to release-2.12). Provider, Host
 * and Migration are the same in all four. No release took a field away.
 */
export const MTV_GATES: readonly VersionGate[] = [
  ...gates('Plan', '2.10', [
    'spec.convertorAffinity',
    'spec.convertorLabels',
    'spec.convertorNodeSelector',
    'spec.enableNestedVirtualization',
    'spec.runPreflightInspection',
    'spec.targetAffinity',
    'spec.targetLabels',
    'spec.targetNodeSelector',
    ['spec.type', 'live'],
    'spec.virtV2vImage',
    'spec.vms[].enableNestedVirtualization',
    'spec.vms[].migrateSharedDisks',
    'spec.vms[].nbdeClevis',
    'spec.xfsCompatibility',
  ]),
  ...gates('Plan', '2.11', [
    'spec.conversionTempStorageClass',
    'spec.conversionTempStorageSize',
    'spec.customizationScripts',
    'spec.rdmAsLun',
    'spec.serviceAccount',
    'spec.skipZoneNodeSelector',
    'spec.vms[].rdmAsLun',
  ]),
  ...gates('Plan', '2.12', ['spec.scsiReservation', 'spec.tagMapping', 'spec.vms[].scsiReservation']),
  ...gates('Hook', '2.12', ['spec.aap']),
  ...gates('NetworkMap', '2.12', ['spec.map[].source.vlan']),
  ...gates('StorageMap', '2.10', [
    ['spec.map[].offloadPlugin.vsphereXcopyConfig.storageVendorProduct', 'flashsystem'],
    ['spec.map[].offloadPlugin.vsphereXcopyConfig.storageVendorProduct', 'infinibox'],
    ['spec.map[].offloadPlugin.vsphereXcopyConfig.storageVendorProduct', 'powerstore'],
  ]),
  ...gates('StorageMap', '2.12', ['spec.map[].offloadPlugin.csiVolumeImport']),
]

function gates(kind: string, since: MtvVersion, fields: readonly (string | readonly [path: string, value: string])[]): readonly VersionGate[] {
  return fields.map((field) => {
    const [path, value] = typeof field === 'string' ? [field] : field
    return {
      id: value === undefined ? `${kind} ${path}` : `${kind} ${path} = ${value}`,
      apiVersion: 'forklift.konveyor.io/v1beta1',
      kind,
      path,
      ...(value === undefined ? {} : { value }),
      product: 'mtv',
      since,
    }
  })
}
