import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { ovirtResumeBehaviour } from './ovirt.storage.resume_behavior.unsupported.ts'

describeRule(ovirtResumeBehaviour, {
  clean: { resumed: makeOvirtVm({}, { storageErrorResumeBehaviour: 'auto_resume' }) },
  flagged: {
    'left paused': [makeOvirtVm({}, { storageErrorResumeBehaviour: 'leave_paused' }), { storageErrorResumeBehaviour: 'leave_paused' }],
    killed: [makeOvirtVm({}, { storageErrorResumeBehaviour: 'kill' }), { storageErrorResumeBehaviour: 'kill' }],
  },
  notEvaluated: {
    'nothing said': makeOvirtVm({}, { storageErrorResumeBehaviour: null }),
    'no such settings at all': makeVm(),
  },
})
