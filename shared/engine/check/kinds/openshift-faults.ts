import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import { fieldItems, fieldText, fieldValue, fieldValues, isRecord } from '../field-values.ts'
import type { FieldFault } from './field-rule.ts'

/** What the webhook of the Node Health Check Operator refuses: no remediation or two kinds of it, and templates that nothing names. */
export function healthCheckFaults(object: KubeObject): readonly FieldFault[] {
  const single = fieldValue(object, 'spec.remediationTemplate')
  const escalating = fieldItems(object, 'spec.escalatingRemediations')
  const templates = [...fieldValues(object, 'spec.remediationTemplate'), ...fieldValues(object, 'spec.escalatingRemediations[].remediationTemplate')].filter(({ value }) => isRecord(value))
  return [
    ...(single === undefined && escalating.length === 0 ? [{ at: 'spec.remediationTemplate', what: 'is missing, and so is escalatingRemediations', remedy: 'Name the template of what is done to a failed node.' }] : []),
    ...(single !== undefined && escalating.length > 0 ? [{ at: 'spec.remediationTemplate', what: 'stands beside escalatingRemediations', remedy: 'Keep one of the two.' }] : []),
    ...templates.flatMap(({ at, value }) => ['apiVersion', 'kind', 'name', 'namespace'].filter((field) => !fieldText(value, field)).map((field) => ({ at: `${at}.${field}`, what: 'is missing', remedy: 'Name the template whole: its version, kind, name and namespace.' }))),
  ]
}

/** Fields of the kubelet's configuration that bundles and guides set, with their types (kubelet.config.k8s.io/v1beta1): its CustomResourceDefinition takes anything. */
const KUBELET_TYPES: Readonly<Record<string, 'flag' | 'integer' | 'texts' | readonly string[]>> = {
  cpuCFSQuota: 'flag',
  cpuManagerPolicy: ['none', 'static'],
  enforceNodeAllocatable: ['none', 'pods', 'system-reserved', 'kube-reserved'],
  evictionHard: 'texts',
  evictionSoft: 'texts',
  evictionSoftGracePeriod: 'texts',
  evictionMaxPodGracePeriod: 'integer',
  failSwapOn: 'flag',
  kubeReserved: 'texts',
  maxPods: 'integer',
  memoryManagerPolicy: ['None', 'Static'],
  podPidsLimit: 'integer',
  podsPerCore: 'integer',
  protectKernelDefaults: 'flag',
  systemReserved: 'texts',
  topologyManagerPolicy: ['none', 'best-effort', 'restricted', 'single-numa-node'],
  topologyManagerScope: ['container', 'pod'],
}
const KUBELET = 'spec.kubeletConfig'

/** What the machine-config operator cannot read of a kubelet's configuration, so that the pool takes none of it. */
export function kubeletFaults(object: KubeObject): readonly FieldFault[] {
  const config = fieldValue(object, KUBELET)
  if (config === undefined || config === null) return []
  if (!isRecord(config)) return [{ at: KUBELET, what: 'is no object', remedy: 'Write the fields of the kubelet below it.' }]
  return Object.entries(KUBELET_TYPES).flatMap(([name, type]): readonly FieldFault[] => {
    const value = config[name]
    if (value === undefined || value === null) return []
    const at = `${KUBELET}.${name}`
    if (type === 'flag') return typeof value === 'boolean' ? [] : [{ at, what: 'has to be true or false', remedy: 'Correct its value; it takes no quotes.' }]
    if (type === 'integer') return Number.isInteger(value) ? [] : [{ at, what: 'has to be a whole number', remedy: 'Correct its value; it takes no quotes.' }]
    if (type === 'texts') return isRecord(value) && Object.values(value).every((inner) => typeof inner === 'string') ? [] : [{ at, what: 'has to be an object of texts', remedy: 'Put the values in quotes.' }]
    const values: readonly unknown[] = Array.isArray(value) ? value : [value]
    return values.every((one) => type.some((known) => known === one)) ? [] : [{ at, what: `is ${JSON.stringify(value)}`, remedy: `It has to be one of ${type.join(', ')}.` }]
  })
}

/** What the API server refuses of rules of a role (rbac/v1, ValidatePolicyRule). */
export function roleFaults(object: KubeObject): readonly FieldFault[] {
  return fieldValues(object, 'rules[]').filter(({ value }) => isRecord(value)).flatMap(({ at, value }) => {
    const has = (field: string): boolean => fieldItems(value, field).length > 0
    const isForUrls = has('nonResourceURLs')
    return [
      ...(has('verbs') ? [] : [{ at: `${at}.verbs`, what: 'names no verb', remedy: 'Say what may be done, such as get.' }]),
      ...(isForUrls || has('apiGroups') ? [] : [{ at: `${at}.apiGroups`, what: 'names no group', remedy: 'Name the group of the resources; that of Kubernetes itself is "".' }]),
      ...(isForUrls || has('resources') ? [] : [{ at: `${at}.resources`, what: 'names no resource', remedy: 'Say what it is about, such as pods.' }]),
    ]
  })
}
