import type { DecisionKind } from './decision.ts'

const KINDS: ReadonlySet<string> = new Set(['vm.note', 'datastore.note', 'port-group.note', 'cluster.note', 'host.note', 'wave.note', 'rule.note', 'table.views'] satisfies DecisionKind[])

/** Whether decisions of a kind are for people alone: no plan and no bundle follows them. */
export function isForPeople(kind: string): boolean {
  return KINDS.has(kind)
}
