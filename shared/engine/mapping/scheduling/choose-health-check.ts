import { compareText } from '#shared/domain/compare.ts'
import type { ClusterScheduling, PlannedHealthCheck } from '#shared/domain/plan/scheduling.ts'
import type { Target } from '#shared/domain/target/target.ts'

/**
 * Whether failed nodes of the target are taken out of service by themselves, which is what lets their VMs start
 * elsewhere: OpenShift alone leaves a VM on a node that it lost touch with, since it may still run and write there.
 */
export function chooseHealthCheck(clusters: readonly ClusterScheduling[], target: Target): PlannedHealthCheck {
  const withHa = clusters.filter(({ isHaEnabled }) => isHaEnabled === true)
  const names = [...new Set(withHa.map(({ name }) => name))].sort(compareText).join(', ')
  const vmCount = withHa.reduce((sum, cluster) => sum + cluster.vmCount, 0)
  if (!target.features.nodeHealthCheck) {
    if (withHa.length === 0) return { isSetUp: false, reasons: [] }
    return { isSetUp: false, reasons: [{ code: 'health-check-missing', message: `HA restarts ${vmCount} of the VMs today (${names}), and the target has no node health check: VMs of a failed node stay down until somebody takes it out of service.` }] }
  }
  if (target.controlPlane === 'single-node') return { isSetUp: false, reasons: [{ code: 'health-check-single-node', message: 'A cluster of a single node has no other node to restart a VM on, so no node health check is set up.' }] }
  const because = withHa.length === 0 ? 'no cluster of the sources is known to have HA on' : `HA restarts ${vmCount} of the VMs today (${names})`
  return { isSetUp: true, reasons: [{ code: 'health-check', message: `Nodes that fail are taken out of service, so that their VMs start elsewhere: ${because}.` }] }
}
