import { clusterVerdict } from '../cluster-verdict.ts'
import { defineRule } from '../rule.ts'

/** The cluster balances its load; on the target the descheduler does, if it is set up. */
export const drsEnabled = defineRule({
  id: 'vmware.drs.enabled',
  title: 'Distributed Resource Scheduler',
  sourceKind: 'vsphere',
  severity: 'information',
  needs: ['clusters'],
  check: (vm, facts) =>
    clusterVerdict(vm, facts, (cluster) => cluster.isDrsEnabled, (cluster) => ({
      message: `${vm.name} is in the cluster ${cluster}, where DRS is on, and on the target the descheduler balances instead.`,
      remedy: 'Set the descheduler up on the target.',
    })),
})
