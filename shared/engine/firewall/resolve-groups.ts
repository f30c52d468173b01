import type { EstateVm } from '#shared/domain/estate/estate.ts'
import type { FirewallGroup } from '#shared/domain/side/firewall.ts'
import { type AddressRange, isIpv6Text, readAddressRange } from './address-ranges.ts'
import { criteriaTest } from './judge-criteria.ts'
import { createVmFinder, type FirewallVmFinder } from './find-firewall-vms.ts'

/** Whom a rule means by its sources or destinations. */
export interface Membership {
  readonly isAny: boolean
  /** VMs by identity or by an address in one of the ranges. */
  readonly vmIds: ReadonlySet<string>
  /** VMs that are meant themselves and not by an address alone. */
  readonly namedVmIds: ReadonlySet<string>
  readonly ranges: readonly AddressRange[]
  /** What could not be told, one sentence part each: "the group X". */
  readonly unresolved: readonly string[]
}

/** Finds whom names, paths and addresses mean. The same question is answered once. */
export function createGroupResolver(groups: readonly FirewallGroup[], vms: readonly EstateVm[], portGroupNames: ReadonlyMap<string, string>): (names: readonly string[]) => Membership {
  const byKey = new Map<string, FirewallGroup>()
  for (const group of groups) for (const key of [group.path, group.name]) if (key !== null && !byKey.has(key)) byKey.set(key, group)
  const finder = createVmFinder(vms, portGroupNames)
  const known = new Map<string, Gathered>()
  return (names) => {
    if (names.includes('ANY')) return { isAny: true, vmIds: new Set(), namedVmIds: new Set(), ranges: [], unresolved: [] }
    const all = empty()
    for (const name of names) add(all, gather(name, new Set()))
    return { isAny: false, vmIds: new Set([...all.vmIds, ...all.ranges.flatMap((range) => finder.byAddress(range))]), namedVmIds: all.vmIds, ranges: all.ranges, unresolved: [...all.unresolved] }
  }

  function gather(name: string, above: ReadonlySet<string>): Gathered {
    const before = known.get(name)
    if (before !== undefined) return before
    const group = byKey.get(name)
    const found = group === undefined ? memberOf(name, finder) : above.has(name) ? empty() : gatherGroup(group, name, above)
    // Within a ring of groups an answer is of use to the one that asked alone.
    if (above.size === 0) known.set(name, found)
    return found
  }

  function gatherGroup(group: FirewallGroup, name: string, above: ReadonlySet<string>): Gathered {
    const found = empty()
    const within = new Set([...above, name])
    for (const member of group.members) add(found, gather(member, within))
    if (group.criteria.length > 0) {
      const test = criteriaTest(group.criteria)
      const verdicts = test === null ? [] : vms.map((vm) => [vm.id, test(vm)] as const)
      for (const [id, verdict] of verdicts) if (verdict === true) found.vmIds.add(id)
      if (test === null || verdicts.some(([, verdict]) => verdict === null)) found.unresolved.add(`the conditions of the group ${group.name ?? name}`)
    }
    if (group.members.length === 0 && group.criteria.length === 0) found.unresolved.add(`the group ${group.name ?? name}, which lists no members`)
    return found
  }
}

interface Gathered {
  readonly vmIds: Set<string>
  readonly ranges: AddressRange[]
  readonly unresolved: Set<string>
}

function empty(): Gathered {
  return { vmIds: new Set(), ranges: [], unresolved: new Set() }
}

function add(to: Gathered, { vmIds, ranges, unresolved }: Gathered): void {
  for (const id of vmIds) to.vmIds.add(id)
  to.ranges.push(...ranges)
  for (const words of unresolved) to.unresolved.add(words)
}

/** A member that is no group: an address, a VM, a segment. */
function memberOf(member: string, finder: FirewallVmFinder): Gathered {
  const range = readAddressRange(member)
  if (range !== null) return { vmIds: new Set(), ranges: [range], unresolved: new Set() }
  if (isIpv6Text(member)) return { vmIds: new Set(), ranges: [], unresolved: new Set([`the IPv6 address ${member}`]) }
  const vmIds = finder.byIdentity(member) ?? finder.bySegment(member)
  return { vmIds: new Set(vmIds ?? []), ranges: [], unresolved: new Set(vmIds === null ? [member] : []) }
}
