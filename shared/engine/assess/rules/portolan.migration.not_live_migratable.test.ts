import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { makeConfiguredVm } from '#shared/engine/testing/configured-vm.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { notLiveMigratable } from './portolan.migration.not_live_migratable.ts'

const lvms = makeTarget({ storageClasses: [{ name: 'lvms', provisioner: 'topolvm.io', parameters: {}, isDefaultForVirtualization: true, isDefault: false }] })

describeRule(notLiveMigratable, {
  clean: { 'volumes for two nodes': makeVm(), 'no disk': makeVm({ disks: [] }) },
  flagged: { 'volumes for one node': [{ vm: makeVm(), target: lvms }, { because: 'access-mode' }], 'a device of the host': [makeConfiguredVm({ virtualDevices: 'VirtualPCIPassthrough' }), { because: 'passthrough' }] },
  notEvaluated: { 'nobody knows where its disk goes': { vm: makeVm(), estate: { datastores: [] } }, 'no list of disks': { vm: makeVm(), without: ['disks'] } },
})
