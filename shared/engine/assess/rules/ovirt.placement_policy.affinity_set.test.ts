import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { ovirtPlacementPolicy } from './ovirt.placement_policy.affinity_set.ts'

describeRule(ovirtPlacementPolicy, {
  clean: {
    'by the user alone': makeOvirtVm({}, { placementAffinity: 'user_migratable' }),
    pinned: makeOvirtVm({}, { placementAffinity: 'pinned' }),
  },
  flagged: { migratable: [makeOvirtVm({}, { placementAffinity: 'migratable' }), { placementAffinity: 'migratable' }] },
  notEvaluated: {
    'nothing said': makeOvirtVm({}, { placementAffinity: null }),
    'no such settings at all': makeVm(),
  },
})
