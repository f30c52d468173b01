import { ANY, type FieldRule, FLAG, INTEGER, type KindFields, RECORD, required, TEXT, TEXTS } from './field-rule.ts'

/** Kubernetes' resource.Quantity, as the CRDs write it. */
const QUANTITY: FieldRule = { type: 'integer-or-text', pattern: /^(\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))))?$/ }

const INSTANCE_TYPE_FIELDS: KindFields['fields'] = {
  spec: required(RECORD),
  'spec.annotations': TEXTS,
  'spec.cpu': required(RECORD),
  'spec.cpu.guest': required(INTEGER),
  'spec.cpu.dedicatedCPUPlacement': FLAG,
  'spec.cpu.isolateEmulatorThread': FLAG,
  'spec.cpu.maxSockets': INTEGER,
  'spec.cpu.model': TEXT,
  'spec.cpu.numa': ANY,
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
  'spec.memory.overcommitPercent': INTEGER,
  'spec.nodeSelector': TEXTS,
  'spec.schedulerName': TEXT,
}

/** Instance types (instancetype.kubevirt.io/v1beta1, KubeVirt 1.4 to 1.9), and the ConfigMaps that MTV looks preferences up in. */
export const KUBEVIRT_KIND_FIELDS: readonly KindFields[] = [
  { apiVersion: 'instancetype.kubevirt.io/v1beta1', kind: 'VirtualMachineClusterInstancetype', isNamespaced: false, fields: INSTANCE_TYPE_FIELDS },
  { apiVersion: 'instancetype.kubevirt.io/v1beta1', kind: 'VirtualMachineInstancetype', isNamespaced: true, fields: INSTANCE_TYPE_FIELDS },
  { apiVersion: 'v1', kind: 'ConfigMap', isNamespaced: true, fields: { data: TEXTS, binaryData: TEXTS, immutable: FLAG } },
]
