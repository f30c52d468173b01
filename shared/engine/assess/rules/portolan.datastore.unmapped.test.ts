import { makeDisk, makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { makeDirectLun, makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { datastoreUnmapped } from './portolan.datastore.unmapped.ts'

const noClass = makeTarget({ storageClasses: [{ name: 'odd', provisioner: 'csi.example.com', parameters: {}, isDefaultForVirtualization: true, isDefault: false }] })

describeRule(datastoreUnmapped, {
  clean: { 'a class for all': makeVm(), 'no disk': makeVm({ disks: [] }), 'a direct LUN': makeOvirtVm({ disks: [makeDirectLun()] }) },
  flagged: { 'a class that nobody knows': [{ vm: makeVm(), target: noClass }, { datastores: ['DS01'] }] },
  notEvaluated: {
    'a datastore that is not listed': makeVm({ disks: [makeDisk({ datastoreId: null })] }),
    'fewer disks listed than counted': makeVm({ diskCount: 2 }),
    'no list of disks': { vm: makeVm(), without: ['disks'] },
  },
})
