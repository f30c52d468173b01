import { tierOf, VMS_PER_APPLICATION } from './applications.ts'
import type { Tier } from './applications.ts'
import type { Placement } from './placement.ts'
import { specialCaseOf } from './placement.ts'
import type { Vm } from './vm-types.ts'

const APART_EVERY = 3
const TOGETHER_EVERY = 5

/**
 * The cluster rules that a VM is in. In every third application the twins of a tier keep apart; in every
 * fifth the first application server and the first database keep together. A rule has all of its members.
 */
export function rulesOf(placement: Placement): Vm['rules'] {
  const { application, tier, ordinal, special } = placement
  if (special === 'shared-disk-on') return [{ kind: 'anti-affinity', name: `${application.code}-cluster-apart` }]
  if (special !== null) return []
  const rules: { kind: string; name: string }[] = []
  if (application.index % APART_EVERY === 0 && tier !== 'app' && hasAll(placement, [[tier, 1], [tier, 2]])) {
    rules.push({ kind: 'anti-affinity', name: `${application.code}-${tier}-apart` })
  }
  const isTied = tier !== 'web' && ordinal === 1
  if (application.index % TOGETHER_EVERY === 0 && isTied && hasAll(placement, [['app', 1], ['db', 1]])) {
    rules.push({ kind: 'affinity', name: `${application.code}-together` })
  }
  return rules
}

// All the members exist and are ordinary VMs.
function hasAll({ vcenter, index }: Placement, members: readonly (readonly [Tier, number])[]): boolean {
  const first = index - (index % VMS_PER_APPLICATION)
  return members.every(([tier, ordinal]) => {
    for (let place = first; place < first + VMS_PER_APPLICATION && place < vcenter.vmCount; place++) {
      const seat = tierOf(place)
      if (seat.tier === tier && seat.ordinal === ordinal) return specialCaseOf(vcenter, place) === null
    }
    return false
  })
}
