import type { LaidOutGroup, LayoutProblem } from '#shared/domain/plan/node-network.ts'
import { listWords } from './layout-rule.ts'

/** One question about all groups together. */
export interface GroupsRule {
  readonly id: string
  readonly title: string
  check(groups: readonly LaidOutGroup[]): readonly Omit<LayoutProblem, 'ruleId'>[]
}

/** What groups must not have in common, and what they must: a VM can move to any node that selects it. */
export const GROUPS_RULES: readonly GroupsRule[] = [
  {
    id: 'groups-overlap',
    title: 'A node belongs to one group',
    check: (groups) =>
      groups.flatMap((group, index) => {
        const other = groups.slice(0, index).find((known) => isSubset(known.nodeSelector, group.nodeSelector) || isSubset(group.nodeSelector, known.nodeSelector))
        return other === undefined ? [] : [{ severity: 'error' as const, group: group.name, bondName: null, message: `The nodes of ${group.name} are, by their selectors, nodes of ${other.name} too, and two policies would work on them.`, remedy: 'Give the groups labels that no node has both of.' }]
      }),
  },
  {
    id: 'localnets-differ',
    title: 'All groups carry the same VM networks',
    check: (groups) => differences(groups, ({ mappings }) => mappings.map(({ localnet }) => localnet)).map(({ group, words }) => ({ severity: 'broken' as const, group, bondName: null, message: `VM networks differ between groups: ${words}; a VM cannot move to a node that lacks its network.`, remedy: 'Give all groups NICs for the same physical networks.' })),
  },
  {
    id: 'pod-networks-differ',
    title: 'Live migration and imports use the same interface everywhere',
    check: (groups) =>
      (['liveMigration', 'import'] as const).flatMap((kind) => {
        const named = groups.map((group) => ({ group: group.name, name: group.hostInterfaces.find(({ traffic }) => traffic === kind)?.name ?? null }))
        if (named.every(({ name }) => name === named[0]?.name)) return []
        return [{ severity: 'broken' as const, group: null, bondName: null, message: `The interface for ${kind} differs: ${listWords(named.map(({ group, name }) => `${name ?? 'none'} in ${group}`))}; an attachment names one for all nodes, so none is written.`, remedy: 'Call the bonds alike in all groups.' }]
      }),
  },
]

function isSubset(small: Readonly<Record<string, string>>, large: Readonly<Record<string, string>>): boolean {
  return Object.entries(small).every(([label, value]) => large[label] === value)
}

function differences(groups: readonly LaidOutGroup[], namesOf: (group: LaidOutGroup) => readonly string[]): readonly { readonly group: string; readonly words: string }[] {
  const all = new Set(groups.flatMap(namesOf))
  return groups.flatMap((group) => {
    const own = new Set(namesOf(group))
    const missing = [...all].filter((name) => !own.has(name))
    return missing.length === 0 ? [] : [{ group: group.name, words: `${group.name} lacks ${listWords(missing)}` }]
  })
}
