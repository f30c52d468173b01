import type { LaidOutGroup, LayoutProblem } from '#shared/domain/plan/node-network.ts'
import type { NicLayout, NodeGroup } from '#shared/domain/target/nic-layout.ts'
import type { Target } from '#shared/domain/target/target.ts'
import type { VmVlans } from './vm-vlans.ts'

/** A group as it was asked for and as it came out, with what the plan needs of it. */
export interface LayoutContext {
  readonly group: NodeGroup
  readonly laidOut: LaidOutGroup
  readonly layout: NicLayout
  readonly target: Pick<Target, 'physicalNetworks'>
  readonly vmVlans: VmVlans
  readonly needsTrunks: boolean
}

/** What a rule says; the group and the rule's id are added to it. */
export type LayoutRemark = Pick<LayoutProblem, 'severity' | 'bondName' | 'message' | 'remedy'>

/** One question about the layout of a group. */
export interface LayoutRule {
  readonly id: string
  readonly title: string
  check(context: LayoutContext): readonly LayoutRemark[]
}

/** A remark on a bond, or on the whole group where there is none. */
export function remark(severity: LayoutRemark['severity'], bondName: string | null, message: string, remedy: string | null): LayoutRemark {
  return { severity, bondName, message, remedy }
}

/** A rule that is broken, unless the group accepts it. */
export function brokenUnless(accepts: readonly string[], ruleId: string): 'broken' | 'accepted' {
  return accepts.includes(ruleId) ? 'accepted' : 'broken'
}

/** "storage, backup and vms". */
export function listWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`
}
