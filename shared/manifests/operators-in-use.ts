import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import { type OperatorId, OPERATOR_PACKAGES, type OperatorPackage } from './operator-packages.ts'
import { usedLinuxBridges, usedPhysicalNetworks } from './used-physical-networks.ts'

/** An operator that the plan uses, and for what. */
export interface OperatorInUse extends Omit<OperatorPackage, 'channel' | 'namespace'> {
  readonly channel: string | null
  readonly namespace: string
  /** One sentence. */
  readonly because: string
}

/** The operators that a plan's objects need, in the order in which they are installed; whether the bundle installs them is the target's choice. */
export function operatorsInUse(plan: MigrationPlan): readonly OperatorInUse[] {
  const { target } = plan
  const uses = new Map(usesOf(plan))
  return OPERATOR_PACKAGES.flatMap(({ channel, ...entry }) => {
    const because = uses.get(entry.id) ?? (target.cluster.operators.also.some((id) => id === entry.id) ? 'The target asks for it.' : null)
    if (because === null) return []
    // MTV is where the target has it; the others have one place each.
    return [{ ...entry, namespace: entry.id === 'mtv' ? target.migration.namespace : entry.namespace, channel: channel(target), because }]
  })
}

/** Whether the bundle installs an operator, and so makes what sets it going. */
export function isInstalled(plan: MigrationPlan, id: OperatorId): boolean {
  return plan.target.cluster.operators.write && operatorsInUse(plan).some((operator) => operator.id === id)
}

function usesOf(plan: MigrationPlan): readonly (readonly [OperatorId, string])[] {
  const { target, attachments, nodeNetworks, scheduling } = plan
  const { cluster } = target
  const needsNmstate = (nodeNetworks?.policies.length ?? 0) > 0 || (nodeNetworks === null && (usedPhysicalNetworks(plan).length > 0 || usedLinuxBridges(plan).length > 0))
  const remediation: OperatorId = cluster.remediation.by === 'self' ? 'self-node-remediation' : 'fence-agents'
  const uses: readonly (readonly [boolean, OperatorId, string])[] = [
    [true, 'virtualization', 'VMs run by it.'],
    [true, 'mtv', 'The Plans are its.'],
    [needsNmstate, 'nmstate', 'It sets up the bridges of the nodes.'],
    [scheduling.descheduler !== null, 'descheduler', 'It balances the load of the nodes.'],
    [scheduling.healthCheck.isSetUp, 'node-health-check', 'It finds nodes that fail.'],
    [scheduling.healthCheck.isSetUp, remediation, 'It takes failed nodes out of service.'],
    [attachments.some(({ sriov }) => sriov !== undefined), 'sriov', 'It makes the virtual functions.'],
    [target.storageClasses.some(({ provisioner }) => /\.(rbd|cephfs)\.csi\.ceph\.com$/.test(provisioner)), 'odf', 'StorageClasses of the target are its.'],
    [target.features.hyperconvergedStorage && target.storageClasses.some(({ provisioner }) => /\.(rbd|cephfs)\.csi\.ceph\.com$/.test(provisioner)), 'local-storage', 'It hands the disks of the workers to ODF.'],
    [target.storageClasses.some(({ provisioner }) => provisioner === 'topolvm.io'), 'lvms', 'StorageClasses of the target are its.'],
    [cluster.backup !== undefined, 'oadp', 'It takes the backups.'],
    [cluster.compliance, 'compliance', 'It runs the scans.'],
    [cluster.loadAwareScheduler !== undefined, 'secondary-scheduler', 'It runs the scheduler that looks at the load.'],
    [cluster.resourceOverride !== undefined, 'resource-override', 'It sets the requests of pods.'],
    [cluster.nodeFeatureRules, 'nfd', 'It labels the nodes.'],
  ]
  return uses.flatMap(([isUsed, id, because]) => (isUsed ? [[id, because] as const] : []))
}
