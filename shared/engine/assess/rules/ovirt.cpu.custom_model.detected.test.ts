import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { ovirtCpuCustomModel } from './ovirt.cpu.custom_model.detected.ts'

describeRule(ovirtCpuCustomModel, {
  clean: { none: makeOvirtVm({}, { customCpuModel: '' }) },
  flagged: { one: [makeOvirtVm({}, { customCpuModel: 'Cascadelake-Server' }), { customCpuModel: 'Cascadelake-Server' }] },
  notEvaluated: {
    'nothing said': makeOvirtVm({}, { customCpuModel: null }),
    'no such settings at all': makeVm(),
  },
})
