import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'
import type { CutoverGroup, GroupTie } from '#shared/domain/waves/wave-schedule.ts'
import type { GroupRule, WaveSettings } from '#shared/domain/waves/wave-settings.ts'
import type { WaveVm } from '#shared/domain/waves/wave-vm.ts'
import { createDisjointSets } from '#shared/engine/estate/disjoint-sets.ts'
import { groupKeys } from './group-keys.ts'

/** VMs that cannot be parted, whatever people decide: they share disks, or their plans wait for each other. */
export interface HardTie {
  readonly by: 'shared-disk' | 'plan-order'
  readonly label: string
  readonly vmIds: readonly string[]
}

/**
 * The cut-over groups of all VMs: each VM is in exactly one, alone where nothing ties it. Only confirmed rules tie. Groups
 * are in natural order of their first VM; what names a VM that is in no plan is told and left out.
 */
export function findGroups(vms: readonly WaveVm[], hardTies: readonly HardTie[], settings: WaveSettings['groups']): { readonly groups: readonly CutoverGroup[]; readonly issues: readonly Reason[] } {
  const byId = new Map(vms.map((vm) => [vm.id, vm]))
  const issues: Reason[] = []
  const ties: GroupTie[] = hardTies.map((tie) => ({ ...tie, isHard: true }))
  for (const rule of settings.rules.filter(({ isConfirmed }) => isConfirmed)) ties.push(...tiesOfRule(vms, rule, issues))
  for (const { vms: vmIds, reason } of settings.links) {
    for (const id of vmIds) if (!byId.has(id)) issues.push({ code: 'vm-unknown', message: `A link names ${id}, which is in no plan: take it out of the link or into the migration.` })
    ties.push({ by: 'link', isHard: false, label: reason ?? 'linked by hand', vmIds })
  }
  const known = ties.map((tie) => ({ ...tie, vmIds: [...new Set(tie.vmIds.filter((id) => byId.has(id)))].sort(compareNatural) })).filter(({ vmIds }) => vmIds.length > 1)
  const sets = createDisjointSets()
  for (const vm of vms) sets.join([vm.id])
  for (const tie of known) sets.join(tie.vmIds)
  const tiesByVm = new Map<string, GroupTie[]>()
  // One VM of a tie stands for all: they are in one group.
  for (const tie of known) {
    const [first = ''] = tie.vmIds
    tiesByVm.set(first, [...(tiesByVm.get(first) ?? []), tie])
  }
  const groups = sets.sets().map((members): CutoverGroup => {
    const vmIds = [...members].sort(compareNatural)
    const own = vmIds.flatMap((id) => tiesByVm.get(id) ?? [])
    const [first = ''] = vmIds
    return { id: first, name: nameOf(own, byId.get(first)?.name ?? first), vmIds, ties: own }
  })
  return { groups: groups.sort((left, right) => compareNatural(left.id, right.id)), issues }
}

/** The groups that a rule alone would make, largest first: what a person looks at before confirming it. */
export function previewGroupRule(vms: readonly WaveVm[], rule: GroupRule): { readonly groups: readonly GroupTie[]; readonly vmsWithout: number; readonly issues: readonly Reason[] } {
  const issues: Reason[] = []
  const groups = [...tiesOfRule(vms, rule, issues)].sort((left, right) => right.vmIds.length - left.vmIds.length || compareNatural(left.label, right.label))
  const tied = new Set(groups.flatMap(({ vmIds }) => vmIds))
  return { groups, vmsWithout: vms.length - tied.size, issues }
}

function tiesOfRule(vms: readonly WaveVm[], rule: GroupRule, issues: Reason[]): readonly GroupTie[] {
  const keysOf = groupKeys(rule)
  if (keysOf === null) {
    issues.push({ code: 'pattern-invalid', message: `The pattern ${rule.by === 'name' ? rule.pattern : ''} is no regular expression and ties no VMs: correct it.` })
    return []
  }
  const byKey = new Map<string, { readonly label: string; readonly vmIds: string[] }>()
  for (const vm of vms) {
    for (const { key, label } of keysOf(vm)) {
      const known = byKey.get(key)
      if (known === undefined) byKey.set(key, { label, vmIds: [vm.id] })
      else known.vmIds.push(vm.id)
    }
  }
  return [...byKey]
    .filter(([, { vmIds }]) => vmIds.length > 1)
    .sort(([left], [right]) => compareText(left, right))
    .map(([, { label, vmIds }]) => ({ by: rule.by, isHard: false, label, vmIds: [...vmIds].sort(compareNatural) }))
}

/** A name that people know the group by: its move group or application before anything else. */
function nameOf(ties: readonly GroupTie[], firstVm: string): string {
  for (const by of ['move-group', 'application', 'vapp', 'attribute', 'name', 'affinity'] as const) {
    const tie = ties.find((entry) => entry.by === by)
    if (tie !== undefined) return tie.label
  }
  const wave = ties.find(({ by }) => by === 'wave')
  if (wave !== undefined) return `listed wave ${wave.label}`
  return ties.length === 0 ? firstVm : `${firstVm} and others`
}
