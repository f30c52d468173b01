import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import type { PlannedHyperConverged } from '#shared/domain/plan/hyper-converged.ts'
import type { ClusterPolicy } from '#shared/domain/target/cluster-policy.ts'
import { isOvercommitted } from '#shared/domain/target/settings-without-effect.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { isOpenshiftAtLeast } from '#shared/domain/target/versions.ts'
import { defineEmitter, type EmittedObject } from '../emitter.ts'
import { VIRTUALIZATION_NAMESPACE } from '../object-names.ts'
import { workloadPlacement, type WorkloadPlacement } from '../workload-placement.ts'

/** The operator takes one HyperConverged, of this name. */
const NAME = 'kubevirt-hyperconverged'
/** From here on the operator stores v1; both are served before and after. */
const V1_SINCE = '4.23'

/** What the plan asks of OpenShift Virtualization itself. Fields that it does not have stay as the cluster has them. */
export const hyperConvergedEmitter = defineEmitter({
  kind: 'HyperConverged',
  emit: (plan, { isAvailable }) => {
    const { hyperConverged, target } = plan
    const choices = choicesOf(target)
    const placement = workloadPlacement(plan)
    if (hyperConverged === null) return target.cluster.operators.write ? [bare(isOpenshiftAtLeast(target.openshift, V1_SINCE), placement)] : []
    const isV1 = isOpenshiftAtLeast(target.openshift, V1_SINCE)
    return [
      {
        comment: ['Look at what the cluster has before: these fields are replaced, all others stay.', ...hyperConverged.reasons.map(({ message }) => message), ...choiceWords(choices), ...tolerationWords(placement)],
        object: {
          apiVersion: isV1 ? 'hco.kubevirt.io/v1' : 'hco.kubevirt.io/v1beta1',
          kind: 'HyperConverged',
          metadata: { name: NAME, namespace: VIRTUALIZATION_NAMESPACE, labels: MANAGED_BY_LABELS },
          spec: isV1 ? specV1(hyperConverged, choices, placement) : specV1beta1(hyperConverged, choices, placement, (field) => isAvailable('HyperConverged', `spec.${field}`)),
        },
      },
    ]
  },
})

/** Sets OpenShift Virtualization going with its own defaults, where the bundle installs it and the target asks for nothing else. */
function bare(isV1: boolean, { tolerations }: WorkloadPlacement): EmittedObject {
  // Labels of nodes are a setting, which this object is written without; a taint is there all the same.
  const placement = { tolerations }
  return {
    comment: ['The operator does nothing without it, and takes it under no other name.', ...tolerationWords(placement)],
    object: { apiVersion: isV1 ? 'hco.kubevirt.io/v1' : 'hco.kubevirt.io/v1beta1', kind: 'HyperConverged', metadata: { name: NAME, namespace: VIRTUALIZATION_NAMESPACE, labels: MANAGED_BY_LABELS }, spec: tolerations.length === 0 ? {} : isV1 ? { deployment: { nodePlacements: { workload: placement } } } : { workloads: { nodePlacement: placement } } },
  }
}

function virtualization({ migrationsPerCluster, outboundMigrationsPerNode, liveMigrationNetwork, evictionStrategy }: PlannedHyperConverged): Record<string, unknown> {
  return {
    liveMigrationConfig: { ...(liveMigrationNetwork === null ? {} : { network: liveMigrationNetwork }), parallelMigrationsPerCluster: migrationsPerCluster, parallelOutboundMigrationsPerNode: outboundMigrationsPerNode },
    ...(evictionStrategy === null ? {} : { evictionStrategy }),
  }
}

/** What the target chooses, without an overcommitment of memory that no swap goes with. */
function choicesOf(target: Target): Virtualization {
  const { memoryOvercommitPercent, ...others } = target.cluster.virtualization
  const isWritten = memoryOvercommitPercent !== undefined && (memoryOvercommitPercent <= NO_OVERCOMMIT || isOvercommitted(target))
  return isWritten ? { ...others, memoryOvercommitPercent } : others
}

/** What the target asks for by itself, one sentence each. */
function choiceWords({ memoryOvercommitPercent, mergesMemory, bootImages }: Virtualization): string[] {
  return [
    ...(memoryOvercommitPercent === undefined ? [] : [`VMs are promised ${memoryOvercommitPercent} % of the memory of their nodes${memoryOvercommitPercent > NO_OVERCOMMIT ? ': the swap of the nodes has to be there first' : ''}.`]),
    ...(mergesMemory ? ['Equal pages of memory are kept once, at some CPU.'] : []),
    ...(bootImages ? [] : ['No boot images are fetched from registries outside.']),
  ]
}

/** Of the nodes with taints. virt-handler tolerates none but those of Kubernetes by itself (kubevirt/kubevirt#10254). */
function tolerationWords({ tolerations }: Pick<WorkloadPlacement, 'tolerations'>): string[] {
  return tolerations.length === 0 ? [] : ['What runs VMs on the nodes tolerates the taints of the node groups: without, no VM starts there.']
}

const NO_OVERCOMMIT = 100
type Virtualization = ClusterPolicy['virtualization']

/** In both versions at the same place below what bears them. */
function density({ memoryOvercommitPercent, mergesMemory }: Virtualization): Record<string, unknown> {
  return {
    ...(memoryOvercommitPercent === undefined ? {} : { higherWorkloadDensity: { memoryOvercommitPercentage: memoryOvercommitPercent } }),
    // An empty selector stands for every node.
    ...(mergesMemory ? { ksmConfiguration: { nodeLabelSelector: {} } } : {}),
  }
}

function specV1beta1(planned: PlannedHyperConverged, choices: Virtualization, placement: WorkloadPlacement, hasField: (name: string) => boolean): Record<string, unknown> {
  const nodePlacement = nodePlacementOf(placement)
  // Feature gates before they became fields.
  const featureGates = {
    ...(planned.isVmQuotaEnabled && !hasField('enableApplicationAwareQuota') ? { enableApplicationAwareQuota: true } : {}),
    ...(!choices.bootImages && !hasField('enableCommonBootImageImport') ? { enableCommonBootImageImport: false } : {}),
  }
  return {
    ...virtualization(planned),
    ...density(choices),
    ...(planned.defaultCpuModel === null ? {} : { defaultCPUModel: planned.defaultCpuModel }),
    ...(planned.isVmQuotaEnabled && hasField('enableApplicationAwareQuota') ? { enableApplicationAwareQuota: true } : {}),
    ...(!choices.bootImages && hasField('enableCommonBootImageImport') ? { enableCommonBootImageImport: false } : {}),
    ...(choices.cpuAllocationRatio === undefined ? {} : { resourceRequirements: { vmiCPUAllocationRatio: choices.cpuAllocationRatio } }),
    ...(nodePlacement === null ? {} : { workloads: { nodePlacement } }),
    ...(Object.keys(featureGates).length === 0 ? {} : { featureGates }),
  }
}

function nodePlacementOf({ nodeSelector, tolerations }: WorkloadPlacement): Record<string, unknown> | null {
  const isAnywhere = Object.keys(nodeSelector).length === 0
  return isAnywhere && tolerations.length === 0 ? null : { ...(isAnywhere ? {} : { nodeSelector }), ...(tolerations.length === 0 ? {} : { tolerations }) }
}

function specV1(planned: PlannedHyperConverged, choices: Virtualization, placement: WorkloadPlacement): Record<string, unknown> {
  const nodePlacement = nodePlacementOf(placement)
  const deployment = {
    ...(planned.isVmQuotaEnabled ? { applicationAwareConfig: { enable: true } } : {}),
    ...(nodePlacement === null ? {} : { nodePlacements: { workload: nodePlacement } }),
  }
  return {
    virtualization: {
      ...virtualization(planned),
      ...density(choices),
      ...(choices.cpuAllocationRatio === undefined ? {} : { vmiCPUAllocationRatio: choices.cpuAllocationRatio }),
      ...(planned.defaultCpuModel === null ? {} : { virtualMachineOptions: { defaultCPUModel: planned.defaultCpuModel } }),
    },
    ...(choices.bootImages ? {} : { workloadSources: { enableCommonBootImageImport: false } }),
    ...(Object.keys(deployment).length === 0 ? {} : { deployment }),
  }
}
