import type { ScheduleProgress } from '../schedule-progress.ts'

/** Drives a simulation inside of a schedule's steps: where it stops, it tells nothing new of the whole. */
export function* inProgress<Result>(simulation: Generator<number, Result>): Generator<ScheduleProgress, Result> {
  for (;;) {
    const { done, value } = simulation.next()
    if (done === true) return value
    yield { phase: 'simulating', done: 0, total: 0 }
  }
}
