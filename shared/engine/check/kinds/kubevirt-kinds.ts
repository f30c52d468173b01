import { QUANTITY } from './common-fields.ts'
import { ANY, between, FLAG, INTEGER, type KindFields, RECORD, required, TEXT, TEXTS } from './field-rule.ts'

const INSTANCE_TYPE_FIELDS: KindFields['fields'] = {
  spec: required(RECORD),
  'spec.annotations': TEXTS,
  'spec.cpu': required(RECORD),
  'spec.cpu.guest': required(INTEGER),
  'spec.cpu.dedicatedCPUPlacement': FLAG,
  'spec.cpu.isolateEmulatorThread': FLAG,
  'spec.cpu.maxSockets': INTEGER,
  'spec.cpu.model': TEXT,
  'spec.cpu.numa': RECORD,
  'spec.cpu.numa.guestMappingPassthrough': RECORD,
  'spec.cpu.realtime': ANY,
  'spec.gpus': ANY,
  'spec.hostDevices': ANY,
  'spec.ioThreads': ANY,
  'spec.ioThreadsPolicy': TEXT,
  'spec.launchSecurity': ANY,
  'spec.memory': required(RECORD),
  'spec.memory.guest': required(QUANTITY),
  'spec.memory.hugepages': RECORD,
  'spec.memory.hugepages.pageSize': TEXT,
  'spec.memory.maxGuest': QUANTITY,
  'spec.memory.overcommitPercent': between(0, 100),
  'spec.nodeSelector': TEXTS,
  'spec.schedulerName': TEXT,
}

/** CRD of KubeVirt 1.4 to 1.9 (migrations.kubevirt.io/v1alpha1). */
const MIGRATION_POLICY_FIELDS: KindFields['fields'] = {
  spec: required(RECORD),
  'spec.allowAutoConverge': FLAG,
  'spec.allowPostCopy': FLAG,
  'spec.allowWorkloadDisruption': FLAG,
  'spec.bandwidthPerMigration': QUANTITY,
  'spec.completionTimeoutPerGiB': INTEGER,
  'spec.experimental': ANY,
  'spec.maxDowntimeMs': between(1, 2_000_000),
  'spec.selectors': required(RECORD),
  'spec.selectors.namespaceSelector': TEXTS,
  'spec.selectors.virtualMachineInstanceSelector': TEXTS,
}

/** Instance types (instancetype.kubevirt.io/v1beta1, KubeVirt 1.4 to 1.9), and the ConfigMaps that MTV looks preferences up in. */
export const KUBEVIRT_KIND_FIELDS: readonly KindFields[] = [
  { apiVersion: 'instancetype.kubevirt.io/v1beta1', kind: 'VirtualMachineClusterInstancetype', isNamespaced: false, fields: INSTANCE_TYPE_FIELDS },
  { apiVersion: 'instancetype.kubevirt.io/v1beta1', kind: 'VirtualMachineInstancetype', isNamespaced: true, fields: INSTANCE_TYPE_FIELDS },
  { apiVersion: 'migrations.kubevirt.io/v1alpha1', kind: 'MigrationPolicy', isNamespaced: false, fields: MIGRATION_POLICY_FIELDS },
  { apiVersion: 'v1', kind: 'ConfigMap', isNamespaced: true, fields: { data: TEXTS, binaryData: TEXTS, immutable: FLAG } },
]
