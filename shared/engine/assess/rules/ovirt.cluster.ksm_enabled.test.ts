import { makeOvirtCluster, makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { ovirtKsm } from './ovirt.cluster.ksm_enabled.ts'

const vmIn = (setting: boolean | null) => ({ vm: makeOvirtVm({ clusterName: 'prod' }), estate: { clusters: [makeOvirtCluster({ name: 'prod' }, { isKsmEnabled: setting })] }, source: { kind: 'ovirt' as const } })

describeRule(ovirtKsm, {
  clean: { off: vmIn(false) },
  flagged: { on: [vmIn(true), { cluster: 'prod' }] },
  notEvaluated: {
    'not said': vmIn(null),
    'a cluster that is not listed': { ...vmIn(true), estate: { clusters: [] } },
    'no list of clusters': { ...vmIn(true), without: ['clusters'] },
  },
})
