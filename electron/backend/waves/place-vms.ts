import { MOST_PREVIEW_ROWS } from '#shared/contract/preview-rows.ts'
import type { PlacingOutcome, WantedPlace, WavePlacingAnswer } from '#shared/contract/wave-placing.ts'
import { compareNatural, compareText } from '#shared/domain/compare.ts'
import { type JudgedEdit, judgeEdit } from './edit-waves.ts'
import type { EditedWaves } from './wave-cache.ts'

/** What a placing of many VMs comes to, and the decisions that it takes where it breaks nothing. */
export interface JudgedPlacing extends Pick<WavePlacingAnswer, 'counts' | 'rows' | 'broken' | 'nearest'>, Pick<JudgedEdit, 'changes'> {}

type Row = WavePlacingAnswer['rows'][number]
type Place = Row['before']

/** Judges a placing of VMs by their ids, each once; changes nothing. AppError not-found where the calendar has no such window. */
export function judgePlacing(edited: EditedWaves, ids: readonly string[], to: WantedPlace): JudgedPlacing {
  const { input, loaded } = edited
  const names = new Map([...[...input.vms, ...loaded.landedVms].map(({ id, name }) => [id, name] as const), ...loaded.outsidePlans.map(({ vmId, name }) => [vmId, name] as const)])
  const outside = new Map(loaded.outsidePlans.map(({ vmId, reasons }) => [vmId, reasons]))
  const groupOf = groupsOf(edited)
  const placeOf = (id: string): Place => ({ window: input.previous.get(id) ?? null, isPinned: input.pins.has(id) })
  const wantedOf = (id: string): Place => (to.do === 'move' ? { window: to.window, isPinned: true } : { window: placeOf(id).window, isPinned: to.do === 'pin' })
  const isThere = (id: string): boolean => placeOf(id).window === wantedOf(id).window && placeOf(id).isPinned === wantedOf(id).isPinned

  function outcomeOf(id: string): PlacingOutcome {
    if (input.landed.has(id)) return 'landed'
    const group = groupOf(id)
    if (group === null) return 'unplanned'
    // A group is pinned as a whole, where it is.
    if (to.do === 'pin' && group.some((member) => !input.previous.has(member))) return 'homeless'
    return group.every(isThere) ? 'unchanged' : 'changes'
  }

  const outcomes = new Map([...new Set(ids)].map((id) => [id, outcomeOf(id)]))
  const chosen = [...outcomes].filter(([, outcome]) => outcome === 'changes').map(([id]) => id)
  for (const id of chosen) for (const member of groupOf(id) ?? []) if (!outcomes.has(member) && !isThere(member)) outcomes.set(member, 'along')
  const judged = chosen.length === 0 ? { broken: [], nearest: null, changes: [] } : judgeEdit(edited, to.do === 'move' ? { do: 'move', vms: chosen, window: to.window } : { do: 'pin', vms: chosen, isPinned: to.do === 'pin' })
  return { ...judged, counts: countsOf(outcomes), rows: rowsOf(outcomes, names, (id, outcome) => ({ before: placeOf(id), after: outcome === 'changes' || outcome === 'along' ? wantedOf(id) : placeOf(id), why: [...(outside.get(id) ?? [])] })) }
}

/** The outcomes in the order in which they are listed. */
const ORDER: readonly PlacingOutcome[] = ['changes', 'along', 'unchanged', 'homeless', 'landed', 'unplanned']

function countsOf(outcomes: ReadonlyMap<string, PlacingOutcome>): WavePlacingAnswer['counts'] {
  const counts = { changes: 0, along: 0, unchanged: 0, unplanned: 0, landed: 0, homeless: 0 }
  for (const outcome of outcomes.values()) counts[outcome] += 1
  return counts
}

function rowsOf(outcomes: ReadonlyMap<string, PlacingOutcome>, names: ReadonlyMap<string, string>, describe: (id: string, outcome: PlacingOutcome) => Pick<Row, 'before' | 'after' | 'why'>): Row[] {
  const nameOf = (id: string): string => names.get(id) ?? id
  return [...outcomes]
    .sort(([left, leftOutcome], [right, rightOutcome]) => ORDER.indexOf(leftOutcome) - ORDER.indexOf(rightOutcome) || compareNatural(nameOf(left), nameOf(right)) || compareText(left, right))
    .slice(0, MOST_PREVIEW_ROWS)
    .map(([vm, outcome]) => ({ vm, name: names.get(vm) ?? null, outcome, ...describe(vm, outcome) }))
}

/** The VMs that are cut over with one, itself included; null for one that is not to be scheduled. A group is read once, however many of its VMs are asked for. */
function groupsOf({ input, open }: EditedWaves): (id: string) => readonly string[] | null {
  const scheduled = new Set(input.vms.map(({ id }) => id))
  const known = new Map<string, readonly string[]>()
  return (id) => {
    if (!scheduled.has(id)) return null
    const before = known.get(id)
    if (before !== undefined) return before
    const group = open.withGroups([id])
    for (const member of group ?? []) known.set(member, group ?? [])
    return group
  }
}
