/** How far a schedule is. Where a total is 0 nothing is known beyond the phase. */
export interface ScheduleProgress {
  readonly phase: 'placing' | 'improving' | 'simulating' | 'describing'
  readonly done: number
  readonly total: number
}
