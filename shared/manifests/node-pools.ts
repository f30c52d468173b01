import { NODE_GROUP_LABEL } from '#shared/domain/plan/labels.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { machineConfigRole } from './object-names.ts'

/** Nodes that the Machine Config Operator configures alike, and what the target asks of them. */
export interface ConfiguredPool {
  /** Role and name of the pool: MachineConfigs bear it as their label. */
  readonly role: string
  /** Whether the cluster has it from the beginning. */
  readonly isBuiltIn: boolean
  readonly maxPods: number | null
  readonly topologyPolicy: NonNullable<Target['cluster']['nodes']['topologyPolicy']> | null
  readonly hugepages: NonNullable<Target['cluster']['nodes']['hugepages']> | null
  /** The node selector of its node group; null for a built-in pool. */
  readonly nodeLabels: Readonly<Record<string, string>> | null
}

/**
 * The pools of a target: that of the nodes that run VMs, then those of node groups. What a group does not state it has as the
 * workers do. None with a hosted control plane, whose node pools are configured on the hosting cluster.
 */
export function configuredPools({ target }: Pick<MigrationPlan, 'target'>): readonly ConfiguredPool[] {
  const role = machineConfigRole(target)
  if (role === null) return []
  const { nodes } = target.cluster
  const ofWorkers: ConfiguredPool = { role, isBuiltIn: true, maxPods: nodes.maxPods ?? null, topologyPolicy: nodes.topologyPolicy ?? null, hugepages: nodes.hugepages ?? null, nodeLabels: null }
  return [
    ofWorkers,
    ...nodes.pools.map(({ group, maxPods, topologyPolicy, hugepages }) => ({
      role: group,
      isBuiltIn: false,
      maxPods: maxPods ?? ofWorkers.maxPods,
      topologyPolicy: topologyPolicy ?? ofWorkers.topologyPolicy,
      hugepages: hugepages ?? null,
      nodeLabels: { [`${NODE_GROUP_LABEL}-${group}`]: '' },
    })),
  ]
}

/** The label by which a KubeletConfig finds a pool; the Machine Config Operator gives it to its own pools. */
export function poolLabel(role: string): Readonly<Record<string, string>> {
  return { [`pools.operator.machineconfiguration.openshift.io/${role}`]: '' }
}
