import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { EstateVm } from '#shared/domain/estate/estate.ts'
import type { PlacementRule } from '#shared/domain/estate/platform-configuration.ts'
import type { RuleKind } from '#shared/domain/plan/placement.ts'

/** A rule of a source with the VMs that take part in the migration. An oVirt group that says something about VMs and about hosts is two. */
export interface SourceRule {
  readonly id: string
  readonly sourceId: string
  readonly clusterName: string | null
  readonly name: string
  readonly kind: RuleKind
  /** Null: the source does not say. */
  readonly isEnforced: boolean | null
  readonly vms: readonly EstateVm[]
  /** Null: the inventory does not say. */
  readonly hostNames: readonly string[] | null
}

/** The rules that the included VMs are in, in natural order of source, cluster and name. DRS rules of one name in one cluster and of one kind are one. */
export function collectRules(included: readonly EstateVm[], placementRules: readonly PlacementRule[]): readonly SourceRule[] {
  const groupOf = findGroups(placementRules)
  const byId = new Map<string, SourceRule & { readonly vms: EstateVm[] }>()
  for (const vm of included) {
    for (const { name, type } of vm.clusterRules) {
      const group = groupOf(vm, name, type)
      for (const part of group === undefined ? [partOfType(type, name, vm.clusterName)] : partsOfGroup(group)) {
        // A label of oVirt holds in every cluster.
        const clusterName = group?.kind === 'affinityLabel' ? null : vm.clusterName
        const id = `${vm.sourceId}/rule:${clusterName ?? ''}/${part.kind}/${name}`
        const rule = byId.get(id) ?? { id, sourceId: vm.sourceId, clusterName, name, ...part, vms: [] }
        if (!rule.vms.includes(vm)) rule.vms.push(vm)
        byId.set(id, rule)
      }
    }
  }
  return [...byId.values()]
    .map((rule) => ({ ...rule, vms: [...rule.vms].sort((left, right) => compareNatural(left.id, right.id)) }))
    .sort((left, right) => compareText(left.sourceId, right.sourceId) || compareNatural(left.clusterName ?? '', right.clusterName ?? '') || compareNatural(left.name, right.name) || compareText(left.kind, right.kind))
}

/** Groups of several clusters may bear one name, and a label that of a group: each VM is in the one of its own cluster and kind. */
function findGroups(placementRules: readonly PlacementRule[]): (vm: EstateVm, name: string, type: string | null) => PlacementRule | undefined {
  const byName = Map.groupBy(placementRules, ({ sourceId, name, kind }) => JSON.stringify([sourceId, name, kind === 'affinityLabel']))
  return (vm, name, type) => {
    const groups = byName.get(JSON.stringify([vm.sourceId, name, type === LABEL_TYPE]))
    return groups?.find(({ clusterName }) => clusterName === vm.clusterName) ?? groups?.find(({ clusterName }) => clusterName === null)
  }
}

/** The word for the type of an oVirt affinity label. */
const LABEL_TYPE = 'Affinity label'

type RulePart = Pick<SourceRule, 'kind' | 'isEnforced' | 'hostNames'>

/** A DRS rule by the word for its type, as RVTools and MTV's inventory write it. */
function partOfType(type: string | null, name: string, clusterName: string | null): RulePart {
  return { kind: kindOfType(type?.toLowerCase() ?? '', name, clusterName), isEnforced: null, hostNames: null }
}

function kindOfType(type: string, name: string, clusterName: string | null): RuleKind {
  const isAgainst = /anti|not/.test(type)
  // MTV's inventory names the VMs that some rule of the cluster ties to hosts, and not which goes with which.
  if (/host/.test(type)) return name === `host affinity of ${clusterName ?? ''}` ? 'unknown' : isAgainst ? 'off-hosts' : 'on-hosts'
  if (isAgainst) return 'apart'
  return /affinity|together/.test(type) ? 'together' : 'unknown'
}

function partsOfGroup(group: PlacementRule): readonly RulePart[] {
  const vms = VM_KINDS.get(group.vmRule ?? '')
  const hosts = HOST_KINDS.get(group.hostRule ?? '')
  const hostNames = group.hostNames === null || group.hostNames === '' ? null : group.hostNames.split('; ').sort(compareNatural)
  const parts: RulePart[] = []
  if (vms !== undefined) parts.push({ kind: vms, isEnforced: group.isVmRuleEnforced, hostNames: null })
  if (hosts !== undefined && hostNames !== null) parts.push({ kind: hosts, isEnforced: group.isHostRuleEnforced, hostNames })
  if (parts.length > 0) return parts
  return [{ kind: group.vmRule === 'disabled' && group.hostRule === 'disabled' ? 'disabled' : 'unknown', isEnforced: null, hostNames }]
}

const VM_KINDS: ReadonlyMap<string, RuleKind> = new Map([['positive', 'together'], ['negative', 'apart']])
const HOST_KINDS: ReadonlyMap<string, RuleKind> = new Map([['positive', 'on-hosts'], ['negative', 'off-hosts']])
