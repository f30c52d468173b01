import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { WaveGroup, WaveRow, WaveSchedule } from '../wave-schedule.ts'

export const LANES = ['waves', 'groups', 'sites'] as const
export type Lane = (typeof LANES)[number]

/** What is drawn in one window. */
export interface GanttBar {
  readonly window: string
  /** Of the window, milliseconds since 1970, UTC. */
  readonly startMs: number
  readonly endMs: number
  /** The wave's time as parts of the window, 0 to 1; null where the bar is a part of a wave, whose own time nobody knows. */
  readonly share: { readonly low: number; readonly high: number } | null
  /** How long before the window the copies of warm VMs begin. */
  readonly leadMs: number
  readonly vms: number
  readonly text: string
}

export interface GanttRow {
  readonly id: string
  readonly label: string
  readonly bars: readonly GanttBar[]
  readonly isPinned: boolean
  readonly isLocked: boolean
  /** The VMs that move together where the bar is dragged; none: it cannot be. */
  readonly vms: readonly string[]
  /** Lower-case names by which the row is found. */
  readonly search: string
}

/** How rows and bars are called. */
export interface GanttWords {
  readonly wave: (wave: WaveRow) => string
  readonly waveBar: (wave: WaveRow) => string
  readonly groupBar: (group: WaveGroup) => string
  readonly vms: (count: number) => string
  readonly noSite: string
}

/** What rows are made of; those of waves need no VMs and groups. */
type Drawn = Pick<WaveSchedule, 'waves' | 'vms' | 'groups'>

/** The lanes of a Gantt chart: a row a wave, a cut-over group or a site. Groups in the order of their windows, those without one last. */
export function ganttRows(schedule: Drawn, lane: Lane, words: GanttWords): readonly GanttRow[] {
  const waveIn = new Map(schedule.waves.map((wave) => [wave.window, wave]))
  if (lane === 'waves') return waveRows(schedule, words)
  if (lane === 'groups') return groupRows(schedule, waveIn, words)
  return siteRows(schedule, waveIn, words)
}

function waveRows({ waves }: Drawn, words: GanttWords): readonly GanttRow[] {
  return waves.map((wave) => {
    const label = words.wave(wave)
    return { id: wave.window, label, bars: [{ ...place(wave), share: shareOf(wave), leadMs: wave.precopySeconds.high * MS_PER_SECOND, vms: wave.vms, text: words.waveBar(wave) }], isPinned: false, isLocked: wave.isLocked, vms: [], search: label.toLowerCase() }
  })
}

function groupRows({ groups, vms }: Drawn, waveIn: ReadonlyMap<string, WaveRow>, words: GanttWords): readonly GanttRow[] {
  const names = new Map(vms.map(({ vm, name }) => [vm, name]))
  const start = ({ window }: WaveGroup): number => (window === null ? Infinity : place(waveIn.get(window)).startMs)
  return [...groups]
    .sort((left, right) => order(start(left), start(right)) || compareNatural(left.name, right.name) || compareText(left.id, right.id))
    .map((group) => {
      const wave = group.window === null ? undefined : waveIn.get(group.window)
      const bars = wave === undefined ? [] : [{ ...place(wave), share: null, leadMs: 0, vms: group.vms.length, text: words.groupBar(group) }]
      return { id: group.id, label: group.name, bars, isPinned: group.isPinned, isLocked: wave?.isLocked ?? false, vms: group.vms, search: [group.name, ...group.vms.map((vm) => names.get(vm) ?? vm)].join('\n').toLowerCase() }
    })
}

function siteRows({ vms }: Drawn, waveIn: ReadonlyMap<string, WaveRow>, words: GanttWords): readonly GanttRow[] {
  const sites = new Map<string, Map<string, number>>()
  for (const { site, window } of vms) {
    const name = site ?? words.noSite
    const counts = sites.get(name) ?? new Map<string, number>()
    sites.set(name, counts)
    if (window !== null) counts.set(window, (counts.get(window) ?? 0) + 1)
  }
  return [...sites].sort(([left], [right]) => compareNatural(left, right)).map(([site, counts]) => ({
    id: site, label: site, isPinned: false, isLocked: false, vms: [], search: site.toLowerCase(),
    bars: [...counts]
      .map(([window, count]) => ({ ...place(waveIn.get(window)), share: null, leadMs: 0, vms: count, text: words.vms(count) }))
      .sort((left, right) => left.startMs - right.startMs),
  }))
}

const MS_PER_SECOND = 1_000

function place(wave: WaveRow | undefined): { readonly window: string; readonly startMs: number; readonly endMs: number } {
  return wave === undefined ? { window: '', startMs: 0, endMs: 0 } : { window: wave.window, startMs: Date.parse(wave.start), endMs: Date.parse(wave.end) }
}

function shareOf({ start, end, seconds }: WaveRow): { readonly low: number; readonly high: number } {
  const length = (Date.parse(end) - Date.parse(start)) / MS_PER_SECOND
  return { low: Math.min(1, seconds.low / length), high: Math.min(1, seconds.high / length) }
}

function order(left: number, right: number): number {
  return left === right ? 0 : left - right
}
