import type { z } from 'zod'
import type { waveProgressSchema, WaveScheduleAnswer } from '#shared/contract/wave-rows.ts'

/** A schedule as the backend answers it. */
export type WaveSchedule = WaveScheduleAnswer
export type WaveRow = WaveSchedule['waves'][number]
export type WaveVm = WaveSchedule['vms'][number]
export type WaveGroup = WaveSchedule['groups'][number]
export type WaveWindow = WaveSchedule['windows'][number]
export type WaveProgress = z.infer<typeof waveProgressSchema>
