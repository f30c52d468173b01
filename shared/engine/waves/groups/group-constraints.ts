import { compareNatural } from '#shared/domain/compare.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'
import type { CutoverGroup, GroupEdge, GroupTie } from '#shared/domain/waves/wave-schedule.ts'
import type { WaveSettings } from '#shared/domain/waves/wave-settings.ts'
import type { WaveVm } from '#shared/domain/waves/wave-vm.ts'
import { apartByName } from './apart-by-name.ts'
import { findCycle } from './find-cycle.ts'
import { placementRuleKey } from './group-keys.ts'

/** What settings say of groups as wholes; groups are known by their place in the list. */
export interface GroupConstraints {
  /** Groups that must not share a wave with the one of that place. */
  readonly apart: readonly ReadonlySet<number>[]
  /** Groups that must have landed in an earlier wave. */
  readonly after: readonly ReadonlySet<number>[]
  /** Local dates; null is open. */
  readonly earliest: readonly (string | null)[]
  readonly latest: readonly (string | null)[]
  /** Why a group cannot be scheduled whatever the calendar: what it is tied by contradicts what keeps it apart, or a ring. */
  readonly contradictions: readonly (readonly Reason[])[]
  /** `after` and `apart` with the reason of each: for pictures. */
  readonly edges: readonly GroupEdge[]
  readonly issues: readonly Reason[]
}

/** Lifts what is said of VMs to their groups, and names what cannot be. */
export function groupConstraints(groups: readonly CutoverGroup[], vms: readonly WaveVm[], settings: WaveSettings): GroupConstraints {
  const placeOf = new Map(groups.flatMap((group, place) => group.vmIds.map((id) => [id, place] as const)))
  const nameOf = new Map(vms.map((vm) => [vm.id, vm.name]))
  const issues: Reason[] = []
  const contradictions: Reason[][] = groups.map(() => [])
  const apart = groups.map(() => new Set<number>())
  const after = groups.map(() => new Set<number>())
  const earliest: (string | null)[] = groups.map(() => null)
  const latest: (string | null)[] = groups.map(() => null)
  const edges = new Map<string, GroupEdge>()
  const connect = (kind: GroupEdge['kind'], left: number, right: number, because: string): void => {
    const [groupId, otherId] = [groups[left]?.id ?? '', groups[right]?.id ?? '']
    const key = `${kind} ${groupId} ${otherId}`
    if (!edges.has(key)) edges.set(key, { kind, groupId, otherId, because })
  }
  const known = (what: string, vmIds: readonly string[]): readonly string[] => {
    for (const id of vmIds) if (!placeOf.has(id)) issues.push({ code: 'vm-unknown', message: `${what} names ${id}, which is in no plan: take it out or take the VM into the migration.` })
    return vmIds.filter((id) => placeOf.has(id))
  }
  const separate = (vmIds: readonly string[], because: string, yieldsToHardTies: boolean): void => {
    for (const [index, id] of vmIds.entries()) {
      for (const other of vmIds.slice(index + 1)) {
        const [left, right] = [placeOf.get(id), placeOf.get(other)]
        if (left === undefined || right === undefined || id === other) continue
        if (left === right && yieldsToHardTies && isTiedHard(groups[left], id, other)) {
          // A rule of the source is about hosts: it keeps the VMs of a cluster on several, and says nothing of their cut-over. A pattern of names finds such VMs as well.
          issues.push({ code: 'apart-yields', message: `${nameOf.get(id) ?? id} and ${nameOf.get(other) ?? other} cannot move apart, since they share disks or their plans wait for each other: the ${because} does not keep their cut-overs apart.` })
        } else if (left === right) {
          contradictions[left]?.push({ code: 'apart-and-together', message: `${nameOf.get(id) ?? id} and ${nameOf.get(other) ?? other} are kept apart (${because}), but are tied together (${tieWords(groups[left], id, other)}): take off one of the two.` })
        } else {
          apart[left]?.add(right)
          apart[right]?.add(left)
          connect('apart', Math.min(left, right), Math.max(left, right), because)
        }
      }
    }
  }
  for (const { vms: vmIds, reason } of settings.groups.apart) separate(known('A rule that keeps VMs apart', vmIds), reason ?? 'by hand', false)
  const named = apartByName(vms, settings.groups.apartByName)
  issues.push(...named.issues)
  for (const { vmIds, because } of named.apart) separate(vmIds, because, true)
  if (settings.groups.areAntiAffinityRulesApart) for (const [name, vmIds] of antiAffinity(vms)) separate(vmIds, `anti-affinity rule ${name}`, true)
  for (const { vm, after: others } of settings.groups.dependencies) {
    const [own] = known('A dependency', [vm])
    for (const other of known('A dependency', others)) {
      const [left, right] = [own === undefined ? undefined : placeOf.get(own), placeOf.get(other)]
      // Within a group the order is the plans' business: all of it lands in one wave.
      if (left === undefined || right === undefined || left === right) continue
      after[left]?.add(right)
      connect('after', left, right, `${nameOf.get(vm) ?? vm} waits for ${nameOf.get(other) ?? other}`)
    }
  }
  for (const { vms: vmIds, earliest: from, latest: to } of settings.dates) {
    for (const id of known('A date', vmIds)) {
      const place = placeOf.get(id)
      if (place === undefined) continue
      if (from !== undefined && from > (earliest[place] ?? '')) earliest[place] = from
      if (to !== undefined && (latest[place] === null || latest[place] === undefined || to < latest[place])) latest[place] = to
    }
  }
  for (const [place, group] of groups.entries()) {
    const [from, to] = [earliest[place] ?? null, latest[place] ?? null]
    if (from !== null && to !== null && from > to) contradictions[place]?.push({ code: 'dates-reversed', message: `${group.name} may not move before ${from} and not after ${to}: change one of the two dates.` })
  }
  nameCycles(groups, after, contradictions)
  return { apart, after, earliest, latest, contradictions, edges: [...edges.values()], issues }
}

/** Every group of a ring waits for itself; each is named with the shortest ring that it is in. */
function nameCycles(groups: readonly CutoverGroup[], after: readonly ReadonlySet<number>[], contradictions: readonly Reason[][]): void {
  for (const place of groups.keys()) {
    const ring = findCycle(place, after)
    if (ring === null) continue
    const words = [...ring, place].map((entry) => groups[entry]?.name ?? '').join(' after ')
    contradictions[place]?.push({ code: 'dependency-cycle', message: `The dependencies form a ring (${words}): take one of them off.` })
  }
}

/** Names of rules with their VMs. */
function antiAffinity(vms: readonly WaveVm[]): readonly (readonly [name: string, vmIds: readonly string[]])[] {
  const byRule = new Map<string, { readonly name: string; readonly vmIds: string[] }>()
  for (const vm of vms) {
    for (const name of vm.antiAffinityRules) {
      const key = placementRuleKey(vm, name)
      const known = byRule.get(key)
      if (known === undefined) byRule.set(key, { name, vmIds: [vm.id] })
      else known.vmIds.push(vm.id)
    }
  }
  return [...byRule].sort(([left], [right]) => compareNatural(left, right)).map(([, { name, vmIds }]) => [name, vmIds])
}

function isTiedHard(group: CutoverGroup | undefined, one: string, other: string): boolean {
  return group?.ties.some(({ isHard, vmIds }) => isHard && vmIds.includes(one) && vmIds.includes(other)) === true
}

function tieWords(group: CutoverGroup | undefined, one: string, other: string): string {
  const both = group?.ties.find(({ vmIds }) => vmIds.includes(one) && vmIds.includes(other))
  if (both !== undefined) return tieText(both)
  return group?.ties.filter(({ vmIds }) => vmIds.includes(one) || vmIds.includes(other)).map(tieText).join(', ') ?? ''
}

/** As people say it: "move group A". */
function tieText({ by, label }: GroupTie): string {
  return `${by === 'vapp' ? 'vApp' : by.replaceAll('-', ' ')} ${label}`
}
