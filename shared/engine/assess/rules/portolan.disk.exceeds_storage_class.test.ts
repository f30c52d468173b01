import { makeDisk, makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { MIB_PER_TIB } from '#shared/domain/units.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { diskExceedsStorageClass } from './portolan.disk.exceeds_storage_class.ts'

const target = (volumeMode: 'Block' | 'Filesystem') => makeTarget({ storageClasses: [{ name: 'fast', provisioner: 'openshift-storage.rbd.csi.ceph.com', parameters: {}, isDefaultForVirtualization: true, isDefault: false, capacityTib: 2, ...(volumeMode === 'Filesystem' ? { volumeMode, accessMode: 'ReadWriteOnce' as const } : {}) }] })
const vm = (tib: number | null, volumeMode: 'Block' | 'Filesystem' = 'Block') => ({ vm: makeVm({ disks: [makeDisk({ capacityMib: tib === null ? null : tib * MIB_PER_TIB })] }), target: target(volumeMode) })

describeRule(diskExceedsStorageClass, {
  clean: { 'as large as the class': vm(2), 'no disk': makeVm({ disks: [] }) },
  flagged: { 'larger than the class': [vm(2.5), { disks: ['Hard disk 1 on fast'] }], 'with the overhead of a file system': [vm(1.9, 'Filesystem'), { disks: ['Hard disk 1 on fast'] }] },
  notEvaluated: { 'no capacity stated': makeVm(), 'size not said': vm(null), 'nobody knows where it goes': { ...vm(1), estate: { datastores: [] } }, 'no list of disks': { ...vm(1), without: ['disks'] } },
})
