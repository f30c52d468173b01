import type { WaveProblem } from './wave-problem.ts'
import type { WaveState } from './wave-state.ts'

/** What a schedule is worth: less is better. Each objective lies between 0 and about 1 before its weight. */
export interface Objective {
  /** What moving a group would change, without moving it; negative is better. Both windows are places in the list. */
  moved(group: number, to: number): number
}

/** A replanned schedule keeps a group where it was unless something gains more than this for each VM's part of the estate. */
const STABILITY_WEIGHT = 20

/**
 * Weighs a schedule by the weights of the settings: the end and the middle of the work, networks that lie on both sides,
 * hosts and datastores that are emptied late, risk that is taken early, hosts that carry more than others in one wave.
 */
export function createObjective(problem: WaveProblem, state: WaveState, wasAt: readonly number[]): Objective {
  const { loads, windows } = problem
  const { weights } = problem.input.settings
  const span = Math.max(1, windows.length)
  const networks = new Spans(loads.map(({ networkIds }) => networkIds), state, span)
  const sources = new Spans(loads.map(({ sourceKeys }) => sourceKeys), state, span)
  const totalVms = Math.max(1, loads.reduce((sum, { vms }) => sum + vms, 0))
  const totalRisk = Math.max(1, loads.reduce((sum, { riskPoints }) => sum + riskPoints, 0))
  const squares = Math.max(1, loads.reduce((sum, { resources }) => sum + resources.reduce((own, { seconds }) => own + seconds, 0), 0)) ** 2 / span

  return {
    moved(group, to) {
      const load = loads[group]
      const from = state.windowOf[group] ?? -1
      if (load === undefined || from === -1 || from === to) return 0
      const isEmptied = state.membersOf[from]?.size === 1
      const isOpened = state.membersOf[to]?.size === 0
      // A wave that is not needed is worth more than all VMs one window earlier.
      const finish = ((to - from) * load.vms) / totalVms / span + (Number(isOpened) - Number(isEmptied)) / Math.sqrt(span)
      const risk = ((from - to) * load.riskPoints) / totalRisk / span
      const stability = (Number(wasAt[group] !== -1 && to !== wasAt[group]) - Number(wasAt[group] !== -1 && from !== wasAt[group])) * load.vms / totalVms
      return (
        weights.finishEarly * finish +
        weights.networksTogether * networks.widened(group, from, to) +
        weights.emptySources * sources.endedLater(group, from, to) +
        weights.lowRiskFirst * risk +
        weights.balanceHosts * balance(load.resources, from, to) +
        STABILITY_WEIGHT * stability
      )
    },
  }

  function balance(resources: (typeof loads)[number]['resources'], from: number, to: number): number {
    let delta = 0
    for (const { index, seconds } of resources) {
      const [before, after] = [state.resourceSeconds[from]?.[index] ?? 0, state.resourceSeconds[to]?.[index] ?? 0]
      delta += (before - seconds) ** 2 - before ** 2 + (after + seconds) ** 2 - after ** 2
    }
    return delta / squares
  }
}

/** From which window to which something (a network, a host) has VMs on the move; counted from the state as it is. */
class Spans {
  private readonly ofGroup: readonly (readonly number[])[]
  private readonly groupsOf: readonly (readonly number[])[]
  private readonly state: WaveState
  private readonly scale: number

  constructor(keysOfGroups: readonly (readonly string[])[], state: WaveState, windowCount: number) {
    const numbers = new Map<string, number>()
    const groupsOf: number[][] = []
    this.ofGroup = keysOfGroups.map((keys, group) => keys.map((key) => {
      const number = numbers.get(key) ?? numbers.size
      numbers.set(key, number)
      const members = groupsOf[number] ?? []
      members.push(group)
      groupsOf[number] = members
      return number
    }))
    this.groupsOf = groupsOf
    this.state = state
    this.scale = 1 / Math.max(1, windowCount * numbers.size)
  }

  /** By how much moving a group widens the spans of what it has. */
  widened(group: number, from: number, to: number): number {
    return this.delta(group, from, to, (first, last) => last - first)
  }

  /** By how much moving a group puts the ends of the spans off. */
  endedLater(group: number, from: number, to: number): number {
    return this.delta(group, from, to, (_, last) => last)
  }

  private delta(group: number, from: number, to: number, worth: (first: number, last: number) => number): number {
    let delta = 0
    for (const key of this.ofGroup[group] ?? []) {
      let first = Number.POSITIVE_INFINITY
      let last = -1
      for (const other of this.groupsOf[key] ?? []) {
        const at = other === group ? -1 : (this.state.windowOf[other] ?? -1)
        if (at === -1) continue
        if (at < first) first = at
        if (at > last) last = at
      }
      delta += worth(Math.min(first, to), Math.max(last, to)) - worth(Math.min(first, from), Math.max(last, from))
    }
    return delta * this.scale
  }
}
