import { clusterVerdict } from '../cluster-verdict.ts'
import { defineRule } from '../rule.ts'

/** The cluster sends hosts to sleep; nothing on the target does. */
export const dpmEnabled = defineRule({
  id: 'vmware.dpm.enabled',
  title: 'Distributed Power Management',
  sourceKind: 'vsphere',
  severity: 'information',
  needs: ['clusters'],
  check: (vm, facts) =>
    clusterVerdict(vm, facts, (cluster) => cluster.isDpmEnabled, (cluster) => ({
      message: `${vm.name} is in the cluster ${cluster}, where DPM is on, and the target has nothing of the kind.`,
      remedy: null,
    })),
})
