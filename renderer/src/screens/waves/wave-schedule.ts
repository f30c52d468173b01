import type { z } from 'zod'
import type { ApiOutput } from '#shared/contract/api.ts'
import type { waveProgressSchema, WaveScheduleAnswer } from '#shared/contract/wave-rows.ts'

/** A schedule as the backend answers it. */
export type WaveSchedule = WaveScheduleAnswer
/** The same in sums, as pages open with it. */
export type WaveSummary = ApiOutput<'waves.summary'>
export type WaveRow = WaveSchedule['waves'][number]
export type WaveVm = WaveSchedule['vms'][number]
export type WaveGroup = WaveSchedule['groups'][number]
export type WaveWindow = WaveSchedule['windows'][number]
export type WaveProgress = z.infer<typeof waveProgressSchema>
