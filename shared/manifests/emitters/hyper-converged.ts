import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import type { PlannedHyperConverged } from '#shared/domain/plan/hyper-converged.ts'
import type { ClusterPolicy } from '#shared/domain/target/cluster-policy.ts'
import { isOpenshiftAtLeast } from '#shared/domain/target/versions.ts'
import { defineEmitter, type EmittedObject } from '../emitter.ts'
import { VIRTUALIZATION_NAMESPACE } from '../object-names.ts'

/** The operator takes one HyperConverged, of this name. */
const NAME = 'kubevirt-hyperconverged'
/** From here on the operator stores v1; both are served before and after. */
const V1_SINCE = '4.23'

/** What the plan asks of OpenShift Virtualization itself. Fields that it does not have stay as the cluster has them. */
export const hyperConvergedEmitter = defineEmitter({
  kind: 'HyperConverged',
  emit: ({ hyperConverged, target }, { isAvailable }) => {
    if (hyperConverged === null) return target.cluster.operators.write ? [bare(isOpenshiftAtLeast(target.openshift, V1_SINCE))] : []
    const isV1 = isOpenshiftAtLeast(target.openshift, V1_SINCE)
    return [
      {
        comment: ['Look at what the cluster has before: these fields are replaced, all others stay.', ...hyperConverged.reasons.map(({ message }) => message), ...choiceWords(target.cluster.virtualization)],
        object: {
          apiVersion: isV1 ? 'hco.kubevirt.io/v1' : 'hco.kubevirt.io/v1beta1',
          kind: 'HyperConverged',
          metadata: { name: NAME, namespace: VIRTUALIZATION_NAMESPACE, labels: MANAGED_BY_LABELS },
          spec: isV1 ? specV1(hyperConverged, target.cluster.virtualization) : specV1beta1(hyperConverged, target.cluster.virtualization, (field) => isAvailable('HyperConverged', `spec.${field}`)),
        },
      },
    ]
  },
})

/** Sets OpenShift Virtualization going with its own defaults, where the bundle installs it and the target asks for nothing else. */
function bare(isV1: boolean): EmittedObject {
  return {
    comment: ['The operator does nothing without it, and takes it under no other name.'],
    object: { apiVersion: isV1 ? 'hco.kubevirt.io/v1' : 'hco.kubevirt.io/v1beta1', kind: 'HyperConverged', metadata: { name: NAME, namespace: VIRTUALIZATION_NAMESPACE, labels: MANAGED_BY_LABELS }, spec: {} },
  }
}

function virtualization({ migrationsPerCluster, outboundMigrationsPerNode, liveMigrationNetwork, evictionStrategy }: PlannedHyperConverged): Record<string, unknown> {
  return {
    liveMigrationConfig: { ...(liveMigrationNetwork === null ? {} : { network: liveMigrationNetwork }), parallelMigrationsPerCluster: migrationsPerCluster, parallelOutboundMigrationsPerNode: outboundMigrationsPerNode },
    ...(evictionStrategy === null ? {} : { evictionStrategy }),
  }
}

/** What the target asks for by itself, one sentence each. */
function choiceWords({ memoryOvercommitPercent, mergesMemory, bootImages }: Virtualization): string[] {
  return [
    ...(memoryOvercommitPercent === undefined ? [] : [`VMs are promised ${memoryOvercommitPercent} % of the memory of their nodes${memoryOvercommitPercent > NO_OVERCOMMIT ? ': the swap of the nodes has to be there first' : ''}.`]),
    ...(mergesMemory ? ['Equal pages of memory are kept once, at some CPU.'] : []),
    ...(bootImages ? [] : ['No boot images are fetched from registries outside.']),
  ]
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

function specV1beta1(planned: PlannedHyperConverged, choices: Virtualization, hasField: (name: string) => boolean): Record<string, unknown> {
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
    ...(Object.keys(choices.nodeSelector).length === 0 ? {} : { workloads: { nodePlacement: { nodeSelector: choices.nodeSelector } } }),
    ...(Object.keys(featureGates).length === 0 ? {} : { featureGates }),
  }
}

function specV1(planned: PlannedHyperConverged, choices: Virtualization): Record<string, unknown> {
  const deployment = {
    ...(planned.isVmQuotaEnabled ? { applicationAwareConfig: { enable: true } } : {}),
    ...(Object.keys(choices.nodeSelector).length === 0 ? {} : { nodePlacements: { workload: { nodeSelector: choices.nodeSelector } } }),
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
