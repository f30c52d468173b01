import { compareText } from '#shared/domain/compare.ts'
import { plainTargetName } from '#shared/engine/naming/target-names.ts'
import { defineRule } from '../rule.ts'

/** Several VMs become one name on the target. The plan tells them apart; people who look for one may not. */
export const nameCollision = defineRule({
  id: 'portolan.name.collision',
  title: 'Names that become one',
  sourceKind: 'any',
  severity: 'information',
  needs: [],
  check: (vm, facts) => {
    const namesakes = facts.namesakesOf(vm)
    if (namesakes.length < 2) return null
    const others = namesakes.filter((other) => other.id !== vm.id).map((other) => other.id).sort(compareText)
    const targetName = plainTargetName(vm.name)
    return { message: `${vm.name} and ${others.length === 1 ? 'another VM' : `${others.length} other VMs`} would all be called ${targetName} on the target, so all but one get a suffix.`, remedy: 'Give the VMs names on the target by which people can tell them apart.', data: { targetName, others } }
  },
})
