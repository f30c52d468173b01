import { MOST_PREVIEW_ROWS } from '#shared/contract/preview-rows.ts'
import type { VmPlacementPreview, VmPlacementRow } from '#shared/contract/vm-placement.ts'
import type { Decisions } from '#shared/domain/decisions/decision.ts'
import { NOTHING_KEPT } from '#shared/engine/kept/part-memo.ts'
import { placementCarrier } from '#shared/engine/mapping/placement/placement-carrier.ts'
import type { ComputeEstate } from './compute-estate.ts'
import { vmPlacementRows } from './vm-placement-rows.ts'

/** Reasons that are a warning of what was just decided. */
const WARNINGS: ReadonlySet<string> = new Set(['node-group-unknown', 'no-carrier'])

/** Where VMs run before and after decisions that nobody has made yet, for the VMs named. */
export function previewVmPlacement(before: ComputeEstate, decisions: Decisions, named: ReadonlySet<string>): VmPlacementPreview {
  const whole = { ...before, inScope: before.included.filter(({ id }) => named.has(id)) }
  const old = new Map(vmPlacementRows(whole).map((row) => [row.id, stateOf(row)]))
  // What is only looked at must not drive out what is kept of the plan.
  const lines = vmPlacementRows({ ...whole, decisions, memo: NOTHING_KEPT }).flatMap((row) => {
    const previous = old.get(row.id)
    const why = [...row.nodeGroup.why, ...row.restartPriority.why, ...row.balancing.why, ...(row.balancing.decision === null ? [] : row.balancing.why.filter(({ code }) => code === 'no-descheduler').map(({ message }) => ({ code: 'no-carrier', message })))]
    return previous === undefined ? [] : [{ id: row.id, name: row.name, before: previous, after: stateOf(row), warnings: [...new Set(why.filter(({ code }) => WARNINGS.has(code)).map(({ message }) => message))] }]
  })
  const isChanged = (line: (typeof lines)[number]): boolean => JSON.stringify(line.before) !== JSON.stringify(line.after)
  const changed = lines.filter(isChanged)
  return {
    vms: lines.length,
    changed: changed.length,
    rows: [...changed, ...lines.filter((line) => !isChanged(line))].slice(0, MOST_PREVIEW_ROWS),
    consequences: consequencesOf(changed, before.target),
  }
}

function consequencesOf(changed: VmPlacementPreview['rows'], target: ComputeEstate['target']): string[] {
  const carrier = placementCarrier(target)
  if (carrier === 'advice') return []
  const isAbout = (field: 'nodeGroup' | 'restartPriority' | 'isBalanced'): boolean => changed.some(({ before, after }) => before[field] !== after[field])
  return [
    ...(carrier === 'plan' && isAbout('nodeGroup') ? ['VMs of different node groups share no plan: those that change go into other plans.'] : []),
    ...(isAbout('restartPriority') || isAbout('isBalanced') ? ['No field of a Plan brings priorities and the descheduler’s annotation: a patch does, once the VMs are there, and running VMs take it over when they start again.'] : []),
  ]
}

function stateOf({ nodeGroup, restartPriority, balancing }: VmPlacementRow): VmPlacementPreview['rows'][number]['before'] {
  return { nodeGroup: nodeGroup.value, restartPriority: restartPriority.value, isBalanced: balancing.value }
}
