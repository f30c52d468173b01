import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import { fieldText, fieldValues, isRecord } from '../field-values.ts'
import type { FieldFault } from './field-rule.ts'

/** Steps at which MTV runs hooks (forklift, pkg/apis/forklift/v1beta1/plan: PhasePreHook, PhasePostHook). */
const STEPS: readonly string[] = ['PreHook', 'PostHook']

/** What MTV refuses of a Plan's VMs that the API server takes: one that is named by nothing, and hooks at a step that does not exist. */
export function planFaults(object: KubeObject): readonly FieldFault[] {
  return [
    ...fieldValues(object, 'spec.vms[]').filter(({ value }) => isRecord(value) && !fieldText(value, 'id') && !fieldText(value, 'name')).map(({ at }) => ({ at, what: 'has neither id nor name', remedy: 'Name the VM by its id, such as vm-12, or take it out.' })),
    ...fieldValues(object, 'spec.vms[].hooks[].step').filter(({ value }) => typeof value === 'string' && !STEPS.includes(value)).map(({ at, value }) => ({ at, what: `is "${String(value)}", and MTV runs hooks at ${STEPS.join(' and ')} alone`, remedy: `Write ${STEPS.join(' or ')}.` })),
  ]
}
