import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import { defineEmitter } from '../emitter.ts'
import { GUEST_METRICS_NAME } from '../object-names.ts'

/** Lets Prometheus find what guests measure; it has no address of its own. */
export const serviceEmitter = defineEmitter({
  kind: 'Service',
  emit: ({ namespaces, target: { cluster: { monitoring } } }) =>
    !monitoring.userWorkload || monitoring.guestExporterPort === undefined
      ? []
      : namespaces.map(({ name: namespace }) => ({
          comment: ['Reaches guests on the pod network alone. One that runs no exporter is shown as down.'],
          object: {
            apiVersion: 'v1',
            kind: 'Service',
            metadata: { name: GUEST_METRICS_NAME, namespace, labels: { ...MANAGED_BY_LABELS, 'app.kubernetes.io/name': GUEST_METRICS_NAME } },
            spec: { clusterIP: 'None', selector: { 'kubevirt.io': 'virt-launcher' }, ports: [{ name: 'metrics', protocol: 'TCP', port: monitoring.guestExporterPort, targetPort: monitoring.guestExporterPort }] },
          },
        })),
})
