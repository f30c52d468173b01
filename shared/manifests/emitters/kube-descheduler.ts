import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import { defineEmitter } from '../emitter.ts'
import { DESCHEDULER_NAMESPACE } from '../object-names.ts'

const KIND = 'KubeDescheduler'
/** The profile for VMs: of this name from OpenShift 4.20 on, of the other before; the CRD of each release says which. */
const PROFILE = 'KubeVirtRelieveAndMigrate'
const PROFILE_BEFORE = 'DevKubeVirtRelieveAndMigrate'
/** OpenShift documentation, descheduler evictions for VMs: looked at every minute, since a live migration takes no longer to begin. */
const INTERVAL_SECONDS = 60

/** The target's one descheduler, where the plan has one; its operator takes it under no other name. */
export const kubeDeschedulerEmitter = defineEmitter({
  kind: KIND,
  emit: ({ scheduling: { descheduler, reasons }, target }, { isAvailable }) => {
    if (descheduler === null) return []
    const { mode, threshold, evictionsTotal, evictionsPerNode } = descheduler
    const hasLimitPerNode = isAvailable(KIND, 'spec.evictionLimits.node')
    return [
      {
        comment: [
          ...reasons.map(({ message }) => message),
          ...(mode === 'Predictive' ? ['Predictive migrates nothing: it only says what it would migrate.'] : []),
          `It moves VMs that can live-migrate. The nodes need the kernel argument psi=1${target.controlPlane === 'hosted' ? ', which their node pools take from a ConfigMap on the hosting cluster: see the README, under Scheduling' : ''}.`,
        ],
        object: {
          apiVersion: 'operator.openshift.io/v1',
          kind: KIND,
          metadata: { name: 'cluster', namespace: DESCHEDULER_NAMESPACE, labels: MANAGED_BY_LABELS },
          spec: {
            managementState: 'Managed',
            mode,
            deschedulingIntervalSeconds: INTERVAL_SECONDS,
            profiles: [isAvailable(KIND, 'spec.profiles[]', PROFILE) ? PROFILE : PROFILE_BEFORE],
            profileCustomizations: {
              devActualUtilizationProfile: 'PrometheusCPUCombined',
              devDeviationThresholds: threshold,
              // Later operators ignore it.
              ...(target.openshift === '4.18' ? { devEnableSoftTainter: true } : {}),
            },
            evictionLimits: { total: evictionsTotal, ...(hasLimitPerNode ? { node: evictionsPerNode } : {}) },
          },
        },
      },
    ]
  },
})
