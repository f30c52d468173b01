import type { EstateCluster } from '#shared/domain/estate/estate.ts'
import { makeVm, SOURCE_ID } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { dpmEnabled } from './vmware.dpm.enabled.ts'

const cluster = (setting: boolean | null, moref = 'domain-c1'): EstateCluster => ({
  id: `${SOURCE_ID}/${moref}`, sourceId: SOURCE_ID, moref, name: 'PROD', hostCount: null, effectiveHostCount: null, cpuCores: null, cpuThreads: null, totalCpuMhz: null, totalMemoryMib: null,
  isHaEnabled: null, haFailoverLevel: null, isAdmissionControlEnabled: null, isDrsEnabled: null, drsBehavior: null, drsVmotionRate: null, isDpmEnabled: setting,
})
const vmIn = (...clusters: EstateCluster[]) => ({ vm: makeVm({ clusterName: 'PROD' }), estate: { clusters } })

describeRule(dpmEnabled, {
  clean: { off: vmIn(cluster(false)), 'two clusters of the name, both off': vmIn(cluster(false), cluster(false, 'domain-c2')) },
  flagged: { on: [vmIn(cluster(true)), { cluster: 'PROD' }], 'two clusters of the name, both on': [vmIn(cluster(true), cluster(true, 'domain-c2')), { cluster: 'PROD' }] },
  notEvaluated: {
    'no list of clusters': { vm: makeVm(), without: ['clusters'] },
    'a cluster that is not listed': vmIn(),
    'a cluster of another vCenter': vmIn({ ...cluster(true), sourceId: 'other' }),
    'not said': vmIn(cluster(null)),
    'two clusters of the name that differ': vmIn(cluster(true), cluster(false, 'domain-c2')),
    'a VM that names no cluster': { vm: makeVm({ clusterName: null }), estate: { clusters: [cluster(true)] } },
  },
})
