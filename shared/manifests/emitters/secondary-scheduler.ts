import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import { defineEmitter } from '../emitter.ts'
import { SCHEDULER_CONFIG_NAME, SECONDARY_SCHEDULER_NAMESPACE } from '../object-names.ts'

/** The operator's one scheduler, by the configuration in the ConfigMap beside it. */
export const secondarySchedulerEmitter = defineEmitter({
  kind: 'SecondaryScheduler',
  emit: ({ target: { cluster: { loadAwareScheduler } } }) =>
    loadAwareScheduler === undefined
      ? []
      : [{
          comment: [
            'A scheduler beside the cluster’s own: a VM uses it whose spec.template.spec has schedulerName: portolan-load-aware. No Plan has a field for that, so it is set by a patch.',
            'The image has to hold the plugins of kubernetes-sigs/scheduler-plugins for this release of Kubernetes: build and keep it yourselves.',
          ],
          object: {
            apiVersion: 'operator.openshift.io/v1',
            kind: 'SecondaryScheduler',
            metadata: { name: 'cluster', namespace: SECONDARY_SCHEDULER_NAMESPACE, labels: MANAGED_BY_LABELS },
            spec: { managementState: 'Managed', schedulerConfig: SCHEDULER_CONFIG_NAME, schedulerImage: loadAwareScheduler.image },
          },
        }],
})
