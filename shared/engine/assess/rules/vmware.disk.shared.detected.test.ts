import { makeDisk, makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { diskSharedDetected } from './vmware.disk.shared.detected.ts'

const vm = (moref: string, ...disks: Parameters<typeof makeDisk>[0][]) => makeVm({ moref, disks: disks.map((disk) => makeDisk(disk)) })
const path = '[DS01] cluster/quorum.vmdk'

describeRule(diskSharedDetected, {
  clean: { 'a disk of its own': { vm: vm('vm-1', { path: '[DS01] a/a.vmdk' }), others: [vm('vm-2', { path: '[DS01] b/b.vmdk' })] } },
  flagged: {
    'multi-writer, nobody else on it': [vm('vm-1', { path, sharingMode: 'sharingMultiWriter' }), { disks: [path], others: 0 }],
    'one path on two VMs': [{ vm: vm('vm-1', { path }), others: [vm('vm-2', { path })] }, { disks: [path], others: 1 }],
    'one path on a VM and a template': [{ vm: vm('vm-1', { path }), others: [{ ...vm('vm-2', { path }), isTemplate: true }] }, { disks: [path], others: 1 }],
    'one raw LUN on three VMs': [{ vm: vm('vm-1', { path: '[DS01] a/rdm.vmdk', rawLunId: '6000' }), others: [vm('vm-2', { path: '[DS01] b/rdm.vmdk', rawLunId: '6000' }), vm('vm-3', { path: '[DS01] c/rdm.vmdk', rawLunId: '6000' })] }, { disks: ['LUN 6000'], others: 2 }],
  },
  notEvaluated: {
    'sharing mode not said': vm('vm-1', { sharingMode: null }),
    'no path': vm('vm-1', { path: null, datastoreId: null, datastoreName: null }),
    'no list of disks': { vm: vm('vm-1', {}), without: ['disks'] },
    'fewer listed than counted': makeVm({ diskCount: 2 }),
  },
})
