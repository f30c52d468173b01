import { clusterVerdict } from '../cluster-verdict.ts'
import { defineRule } from '../rule.ts'

/** The cluster keeps room for the highly available VMs of a failed host. */
export const ovirtHaReservation = defineRule({
  id: 'ovirt.ha.reservation.enabled',
  title: 'Room reserved for failover',
  sourceKind: 'ovirt',
  severity: 'warning',
  needs: ['clusters'],
  check: (vm, facts) =>
    clusterVerdict(vm, facts, (cluster) => cluster.configuration?.isHaReservationEnabled ?? null, (cluster) => ({
      message: `${vm.name} is in the cluster ${cluster}, which keeps room for VMs of a failed host.`,
      remedy: 'Plan room for failover on the target.',
    })),
})
