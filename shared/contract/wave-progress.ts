import { z } from 'zod'
import { waveActualDecisionSchema } from '#shared/domain/waves/wave-records.ts'
import { waveRatesSchema } from '#shared/domain/waves/wave-rates.ts'

export const outcomeSchema = z.enum(['done', 'failed', 'rolled-back'])

/** What came of the waves so far. */
export const waveProgressRowsSchema = z.object({
  /** One row for each VM of which somebody said what came of it, by the windows, then by name. */
  outcomes: z.array(z.object({
    vm: z.string(),
    /** The id where the inventory does not have the VM any more. */
    name: z.string(),
    outcome: outcomeSchema,
    /** Null: nobody said in which window. */
    window: z.string().nullable(),
    /** Null: the inventory does not have it in a plan any more. */
    capacityMib: z.number().nullable(),
    reason: z.string().nullable(),
  })),
  /** One row for each window of which times or outcomes were recorded. */
  windows: z.array(z.object({
    window: z.string(),
    /** The day on which it began. */
    date: z.string(),
    /** ISO 8601; null: nobody wrote it down. */
    precopyStartedAt: z.string().nullable(),
    precopiedAt: z.string().nullable(),
    startedAt: z.string().nullable(),
    migratedAt: z.string().nullable(),
    endedAt: z.string().nullable(),
    note: z.string().nullable(),
    done: z.number().int(),
    failed: z.number().int(),
    rolledBack: z.number().int(),
    /** Of those that are done. */
    capacityMib: z.number(),
  })),
})

/** What people write down of a wave, as one undo step. */
export const waveRecordSchema = z.strictObject({
  window: z.string().min(1),
  /** `vms` absent: all VMs that are in the wave. An outcome of null takes it back. Ids, or names that one VM alone bears; VMs go alone, without their groups. */
  outcomes: z.array(z.strictObject({ vms: z.array(z.string().min(1)).min(1).optional(), outcome: outcomeSchema.nullable(), reason: z.string().optional() })).default([]),
  /** Null takes the times back. */
  actual: waveActualDecisionSchema.nullable().optional(),
})

export const waveRecordAnswerSchema = z.object({ done: z.number().int(), failed: z.number().int(), rolledBack: z.number().int(), takenBack: z.number().int(), batch: z.number().int().nullable() })

export const waveCalibrationSchema = z.object({
  waves: z.array(z.object({
    window: z.string(),
    /** A night of cold copies, first copies of warm VMs, or a night of last deltas. */
    part: z.enum(['cold', 'precopy', 'delta']),
    vms: z.number().int(),
    copyMib: z.number(),
    /** What it took, and what the rates in force would have said. */
    seconds: z.number(),
    simulated: z.object({ low: z.number(), high: z.number() }),
    /** Of the best rates in force; null: it does not tell, and `because` says why. */
    share: z.number().nullable(),
    /** What warm VMs changed in a day, percent of what they use; null: it does not tell. */
    dailyChangePercent: z.number().nullable(),
    because: z.string(),
  })),
  /** What would hold instead; null: no wave tells. */
  rates: waveRatesSchema.nullable(),
  /** The undo step where they were adopted; null: only shown. */
  batch: z.number().int().nullable(),
})

export type WaveProgressRows = z.infer<typeof waveProgressRowsSchema>
export type WaveRecord = z.output<typeof waveRecordSchema>
