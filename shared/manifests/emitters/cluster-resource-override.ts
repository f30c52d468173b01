import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import { defineEmitter } from '../emitter.ts'

/** Requests of pods as a share of their limits, in namespaces that are labelled for it. */
export const clusterResourceOverrideEmitter = defineEmitter({
  kind: 'ClusterResourceOverride',
  emit: ({ target: { cluster: { resourceOverride } } }) => {
    if (resourceOverride === undefined) return []
    const { memoryRequestToLimitPercent, cpuRequestToLimitPercent, limitCpuToMemoryPercent } = resourceOverride
    return [{
      comment: [
        'Holds for pods that state limits, in namespaces with the label clusterresourceoverrides.admission.autoscaling.openshift.io/enabled=true.',
        'No namespace of this bundle bears it: memory of VMs is overcommitted by the HyperConverged, CPU by its allocation ratio.',
      ],
      object: {
        apiVersion: 'operator.autoscaling.openshift.io/v1',
        kind: 'ClusterResourceOverride',
        metadata: { name: 'cluster', labels: MANAGED_BY_LABELS },
        spec: { podResourceOverride: { spec: {
          ...(memoryRequestToLimitPercent === undefined ? {} : { memoryRequestToLimitPercent }),
          ...(cpuRequestToLimitPercent === undefined ? {} : { cpuRequestToLimitPercent }),
          ...(limitCpuToMemoryPercent === undefined ? {} : { limitCPUToMemoryPercent: limitCpuToMemoryPercent }),
        } } },
      },
    }]
  },
})
