import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import { fieldValues, isRecord } from './field-values.ts'

/** Switches templates off, so that braces are what they are. */
const NO_TEMPLATES = 'policy.open-cluster-management.io/disable-templates'

/** Whether something says what object it is. */
export function isKubeObject(value: unknown): value is KubeObject {
  return isRecord(value) && typeof value['apiVersion'] === 'string' && typeof value['kind'] === 'string' && (value['metadata'] === undefined || isRecord(value['metadata']))
}

/** The policies of clusters that a Policy of ACM holds, each with its place; of another kind of object there is none. */
export function policyTemplates(policy: KubeObject): readonly { readonly at: string; readonly value: unknown }[] {
  if (policy.kind !== 'Policy' || !policy.apiVersion.startsWith('policy.open-cluster-management.io/')) return []
  return fieldValues(policy, 'spec.policy-templates[].objectDefinition')
}

/** Whether the hub or the cluster makes something else of braces in a template. */
export function hasTemplates(template: KubeObject): boolean {
  return fieldValues(template, 'metadata.annotations').every(({ value }) => !isRecord(value) || value[NO_TEMPLATES] !== 'true')
}
