import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import { fleetBackup } from '#shared/domain/target/backup-policy.ts'
import type { FleetCluster } from '#shared/domain/target/fleet-policy.ts'
import { dataProtectionApplication } from '../backup-object.ts'
import { fencingTemplate } from '../fencing-object.ts'

/**
 * Whether an object says what is true of one cluster alone, so that no other may be given it: addresses of management controllers, the
 * health check that turns to them, and the place of backups. A node name that recurs would have one cluster restart another's server.
 */
export function isOfOneCluster({ kind }: KubeObject, { target: { cluster: { remediation } } }: MigrationPlan): boolean {
  return kind === 'FenceAgentsRemediationTemplate' || kind === 'DataProtectionApplication' || (kind === 'NodeHealthCheck' && remediation.by === 'fence-agents')
}

/** Of the objects that the bundle has for its one cluster, those that a cluster of the fleet gets with what it states itself; none of what it does not state. */
export function ownObjects({ target: { cluster: { remediation, backup } } }: MigrationPlan, cluster: FleetCluster, emitted: readonly KubeObject[]): readonly KubeObject[] {
  return emitted.flatMap((object) => {
    switch (object.kind) {
      case 'FenceAgentsRemediationTemplate':
        return remediation.by === 'fence-agents' && cluster.fencedNodes.length > 0 ? [fencingTemplate(remediation.agent, cluster.fencedNodes)] : []
      case 'NodeHealthCheck':
        return remediation.by === 'fence-agents' && cluster.fencedNodes.length > 0 ? [object] : []
      case 'DataProtectionApplication': {
        const place = backup === undefined ? null : fleetBackup(backup, cluster)
        return place === null ? [] : [dataProtectionApplication(place)]
      }
      default:
        return []
    }
  })
}
