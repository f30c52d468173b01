import { isUnknown, warmReasons } from '../migration-ways.ts'
import { defineRule } from '../rule.ts'

/** A running VM that cannot move warm: it is off for as long as its data are copied. One that is off anyway loses nothing. */
export const warmNotPossible = defineRule({
  id: 'portolan.migration.warm_not_possible',
  title: 'Cannot move while it runs',
  sourceKind: 'any',
  severity: 'information',
  needs: [],
  checkPlanned: (vm, outcome, facts) => {
    if (vm.powerState === 'poweredOff') return null
    const reasons = warmReasons(vm, outcome, facts)
    const known = reasons.filter((entry) => !isUnknown(entry, vm))
    if (known.length > 0) return { message: `${vm.name} cannot move warm: ${known.map(({ message }) => message).join(' ')}`, remedy: 'Do away with what keeps it, or plan for the time that it is off.', data: { reasons: known.map(({ code }) => code) } }
    return reasons.length > 0 ? { notEvaluated: `The inventory leaves open whether the VM can move warm: ${reasons.map(({ message }) => message).join(' ')}` } : null
  },
})
