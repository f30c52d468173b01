import { isDnsSubdomain } from '#shared/domain/label-syntax.ts'
import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import { fieldText, fieldValue, fieldValues, isRecord } from '../field-values.ts'
import { isDnsLabel } from '../object-name-rules.ts'
import type { FieldFault } from './field-rule.ts'

/** Steps at which MTV runs hooks (forklift, pkg/apis/forklift/v1beta1/plan: PhasePreHook, PhasePostHook). */
const STEPS: readonly string[] = ['PreHook', 'PostHook']

/** What MTV refuses of a Plan's VMs that the API server takes: one that is named by nothing, and hooks at a step that does not exist. */
export function planFaults(object: KubeObject): readonly FieldFault[] {
  const namespace = fieldText(object, 'spec.targetNamespace')
  return [
    ...(namespace === null || isDnsLabel(namespace) ? [] : [{ at: 'spec.targetNamespace', what: `is "${namespace}", which no namespace can be called`, remedy: 'Use lower-case letters, digits and dashes, 63 characters at most.' }]),
    ...vmFaults(fieldValue(object, 'spec.vms')),
  ]
}

/** Plans of a large estate have thousands of VMs: where one stands is worked out only for those that are wrong. */
function vmFaults(vms: unknown): readonly FieldFault[] {
  const faults: FieldFault[] = []
  if (!Array.isArray(vms)) return faults
  vms.forEach((vm: unknown, index) => {
    if (!isRecord(vm)) return
    const at = `spec.vms[${String(index)}]`
    if (!isNamed(vm['id']) && !isNamed(vm['name'])) faults.push({ at, what: 'has neither id nor name', remedy: 'Name the VM by its id, such as vm-12, or take it out.' })
    if (vm['hooks'] === undefined) return
    for (const { at: below, value } of fieldValues(vm, 'hooks[].step')) {
      if (typeof value === 'string' && !STEPS.includes(value)) faults.push({ at: `${at}.${below}`, what: `is "${value}", and MTV runs hooks at ${STEPS.join(' and ')} alone`, remedy: `Write ${STEPS.join(' or ')}.` })
    }
  })
  return faults
}

function isNamed(value: unknown): boolean {
  return typeof value === 'string' && value !== ''
}

/** A class whose name no StorageClass can have: MTV makes claims of it all the same, and no volume ever comes. */
export function storageMapFaults(object: KubeObject): readonly FieldFault[] {
  return fieldValues(object, 'spec.map[].destination.storageClass').flatMap(({ at, value }) => (typeof value !== 'string' || isDnsSubdomain(value) ? [] : [{ at, what: `is "${value}", which no StorageClass can be called`, remedy: 'Write the name of a StorageClass of the target.' }]))
}
