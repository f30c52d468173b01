import type { EmittedObject } from '../emitter.ts'
import { serialiseYaml } from '../serialise-yaml.ts'
import { fleetMetadata } from './policy-object.ts'

/** Where ACM's observability looks for series that it is to collect besides its own. */
const NAMESPACE = 'open-cluster-management-observability'
const NAME = 'observability-metrics-custom-allowlist'

/** Series of KubeVirt that say how VMs, migrations and storage fare (kubevirt.io/monitoring/metrics.html). */
const SERIES = [
  'kubevirt_vm_info',
  'kubevirt_vm_running_status_last_transition_timestamp_seconds',
  'kubevirt_vmi_cpu_usage_seconds_total',
  'kubevirt_vmi_info',
  'kubevirt_vmi_memory_available_bytes',
  'kubevirt_vmi_memory_resident_bytes',
  'kubevirt_vmi_memory_used_bytes',
  'kubevirt_vmi_migration_data_processed_bytes',
  'kubevirt_vmi_migration_failed',
  'kubevirt_vmi_migration_succeeded',
  'kubevirt_vmi_network_receive_bytes_total',
  'kubevirt_vmi_network_transmit_bytes_total',
  'kubevirt_vmi_phase_count',
  'kubevirt_vmi_storage_iops_read_total',
  'kubevirt_vmi_storage_iops_write_total',
  'kubevirt_vmi_vcpu_wait_seconds_total',
]

/** Has the hub collect what clusters know of their VMs. */
export function observabilityAllowlist(): EmittedObject {
  return {
    comment: ['ACM collects nothing of VMs by itself. Where the hub has this ConfigMap, add the names to those that are in it.'],
    object: { apiVersion: 'v1', kind: 'ConfigMap', metadata: fleetMetadata(NAME, NAMESPACE), data: { 'metrics_list.yaml': serialiseYaml([{ value: { names: SERIES } }]) } },
  }
}
