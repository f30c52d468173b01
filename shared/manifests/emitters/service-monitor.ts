import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import { defineEmitter } from '../emitter.ts'
import { GUEST_METRICS_NAME } from '../object-names.ts'

/** As often as node_exporter is asked by default. */
const INTERVAL = '30s'

/** Has Prometheus ask the guests of a namespace. */
export const serviceMonitorEmitter = defineEmitter({
  kind: 'ServiceMonitor',
  emit: ({ namespaces, target: { cluster: { monitoring } } }) =>
    !monitoring.userWorkload || monitoring.guestExporterPort === undefined
      ? []
      : namespaces.map(({ name: namespace }) => ({
          comment: ['Series bear the name of the VM as their label vm.'],
          object: {
            apiVersion: 'monitoring.coreos.com/v1',
            kind: 'ServiceMonitor',
            metadata: { name: GUEST_METRICS_NAME, namespace, labels: MANAGED_BY_LABELS },
            spec: {
              selector: { matchLabels: { 'app.kubernetes.io/name': GUEST_METRICS_NAME } },
              endpoints: [{ port: 'metrics', interval: INTERVAL, relabelings: [{ sourceLabels: ['__meta_kubernetes_pod_label_vm_kubevirt_io_name'], targetLabel: 'vm' }] }],
            },
          },
        })),
})
