import type { EstateVm } from '#shared/domain/estate/estate.ts'

/** Whether a VM passes; null: the inventory does not tell, or the condition is none that can be judged. */
export type Verdict = boolean | null

/** What NSX compares (Policy API, Condition). */
const CONDITION = /^VirtualMachine (Name|OSName|ComputerName) (EQUALS|NOTEQUALS|CONTAINS|STARTSWITH|ENDSWITH) (.+)$/

/** A test by which a group's conditions take VMs in, as written; null where one of them cannot be judged from an inventory, such as tags. */
export function criteriaTest(criteria: readonly string[]): ((vm: EstateVm) => Verdict) | null {
  const conditions = criteria.filter((one) => one !== 'AND' && one !== 'OR')
  const joints = new Set(criteria.filter((one) => one === 'AND' || one === 'OR'))
  if (conditions.length === 0 || joints.size > 1 || (conditions.length > 1 && joints.size === 0)) return null
  const tests = conditions.map(conditionTest)
  if (tests.includes(null)) return null
  const isAnd = joints.has('AND')
  return (vm) => {
    const verdicts = tests.map((test) => test?.(vm) ?? null)
    if (verdicts.includes(!isAnd)) return !isAnd
    return verdicts.includes(null) ? null : isAnd
  }
}

function conditionTest(condition: string): ((vm: EstateVm) => Verdict) | null {
  const [, key, operator, value] = CONDITION.exec(condition) ?? []
  if (key === undefined || operator === undefined || value === undefined) return null
  return (vm) => {
    const text = key === 'Name' ? vm.name : key === 'OSName' ? (vm.guestOsFromTools ?? vm.guestOsConfigured) : vm.dnsName
    return text === null ? null : compare(text, operator, value)
  }
}

function compare(text: string, operator: string, value: string): boolean {
  switch (operator) {
    case 'EQUALS':
      return text === value
    case 'NOTEQUALS':
      return text !== value
    case 'CONTAINS':
      return text.includes(value)
    case 'STARTSWITH':
      return text.startsWith(value)
    default:
      return text.endsWith(value)
  }
}
