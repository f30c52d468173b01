import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import type { PlannedHyperConverged } from '#shared/domain/plan/hyper-converged.ts'
import { isOpenshiftAtLeast } from '#shared/domain/target/versions.ts'
import { defineEmitter } from '../emitter.ts'
import { VIRTUALIZATION_NAMESPACE } from '../object-names.ts'

/** The operator takes one HyperConverged, of this name. */
const NAME = 'kubevirt-hyperconverged'
/** From here on the operator stores v1; both are served before and after. */
const V1_SINCE = '4.23'

/** What the plan asks of OpenShift Virtualization itself. Fields that it does not have stay as the cluster has them. */
export const hyperConvergedEmitter = defineEmitter({
  kind: 'HyperConverged',
  emit: ({ hyperConverged, target }, { isAvailable }) => {
    if (hyperConverged === null) return []
    const isV1 = isOpenshiftAtLeast(target.openshift, V1_SINCE)
    return [
      {
        comment: ['Look at what the cluster has before: these fields are replaced, all others stay.', ...hyperConverged.reasons.map(({ message }) => message)],
        object: {
          apiVersion: isV1 ? 'hco.kubevirt.io/v1' : 'hco.kubevirt.io/v1beta1',
          kind: 'HyperConverged',
          metadata: { name: NAME, namespace: VIRTUALIZATION_NAMESPACE, labels: MANAGED_BY_LABELS },
          spec: isV1 ? specV1(hyperConverged) : specV1beta1(hyperConverged, isAvailable('HyperConverged', 'spec.enableApplicationAwareQuota')),
        },
      },
    ]
  },
})

function virtualization({ migrationsPerCluster, outboundMigrationsPerNode, liveMigrationNetwork, evictionStrategy }: PlannedHyperConverged): Record<string, unknown> {
  return {
    liveMigrationConfig: { ...(liveMigrationNetwork === null ? {} : { network: liveMigrationNetwork }), parallelMigrationsPerCluster: migrationsPerCluster, parallelOutboundMigrationsPerNode: outboundMigrationsPerNode },
    ...(evictionStrategy === null ? {} : { evictionStrategy }),
  }
}

function specV1beta1(planned: PlannedHyperConverged, hasQuotaField: boolean): Record<string, unknown> {
  return {
    ...virtualization(planned),
    ...(planned.defaultCpuModel === null ? {} : { defaultCPUModel: planned.defaultCpuModel }),
    // A feature gate before it became a field.
    ...(planned.isVmQuotaEnabled ? (hasQuotaField ? { enableApplicationAwareQuota: true } : { featureGates: { enableApplicationAwareQuota: true } }) : {}),
  }
}

function specV1(planned: PlannedHyperConverged): Record<string, unknown> {
  return {
    virtualization: { ...virtualization(planned), ...(planned.defaultCpuModel === null ? {} : { virtualMachineOptions: { defaultCPUModel: planned.defaultCpuModel } }) },
    ...(planned.isVmQuotaEnabled ? { deployment: { applicationAwareConfig: { enable: true } } } : {}),
  }
}
