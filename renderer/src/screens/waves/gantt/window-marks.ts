import type { WaveSummary, WaveWindow } from '../wave-schedule.ts'

/** A window with its instants as numbers. */
export interface WindowMark {
  readonly window: WaveWindow
  readonly startMs: number
  readonly endMs: number
}

/** Days on which nothing is cut over. */
export interface ClosedMark {
  readonly startMs: number
  readonly endMs: number
  readonly label: string
}

/** The windows in the order of their starts. */
export function windowMarks({ windows }: Pick<WaveSummary, 'windows'>): readonly WindowMark[] {
  return windows.map((window) => ({ window, startMs: Date.parse(window.start), endMs: Date.parse(window.end) })).sort((left, right) => left.startMs - right.startMs)
}

/** Black-outs and holidays, as whole days of the calendar's zone. */
export function closedMarks({ closed }: Pick<WaveSummary, 'closed'>, holiday: string): readonly ClosedMark[] {
  return closed.map(({ start, end, reason, sites, groups }) => ({ startMs: Date.parse(start), endMs: Date.parse(end), label: [reason ?? holiday, ...sites, ...groups].join(', ') }))
}

/** Those that lie between two instants, of a list that is sorted by starts; `slackMs` is how long the longest may be. */
export function marksBetween<Mark extends { readonly startMs: number }>(marks: readonly Mark[], fromMs: number, toMs: number, slackMs: number): readonly Mark[] {
  return marks.slice(firstFrom(marks, fromMs - slackMs), firstFrom(marks, toMs))
}

/** The window that begins nearest to an instant; null where there is none. */
export function nearestWindow(marks: readonly WindowMark[], ms: number): string | null {
  const after = firstFrom(marks, ms)
  const [left, right] = [marks[after - 1], marks[after]]
  if (left === undefined || right === undefined) return (left ?? right)?.window.window ?? null
  // Within a window it is that one, however near the next one begins.
  if (ms <= left.endMs || ms - left.startMs <= right.startMs - ms) return left.window.window
  return right.window.window
}

/** The place of the first one that begins at the instant or later. */
function firstFrom(marks: readonly { readonly startMs: number }[], ms: number): number {
  let [low, high] = [0, marks.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((marks[middle]?.startMs ?? 0) < ms) low = middle + 1
    else high = middle
  }
  return low
}
