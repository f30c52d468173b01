import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { vdiDetected } from './portolan.vdi.detected.ts'

describeRule(vdiDetected, {
  clean: { 'a server': makeVm({ name: 'web-01', folderPath: '/DC1/vm/desktops' }), 'no folder given': makeVm({ folderPath: null }) },
  flagged: {
    'a parent of instant clones': [makeVm({ name: 'cp-parent-0f8fad5b-d9cb-469f-a165-70867728950e' }), {}],
    'a folder of replicas': [makeVm({ folderPath: '/DC1/vm/ClonePrepReplicaVmFolder' }), {}],
  },
  notEvaluated: null,
})
