import { z } from 'zod'
import { localDateSchema } from '#shared/domain/waves/wave-calendar.ts'
import { groupRuleSchema, waveSettingsSchema } from '#shared/domain/waves/wave-settings.ts'
import { moveVerdictSchema, waveProgressSchema, waveScheduleSchema, waveSummarySchema, waveTiesSchema, waveVmRowSchema } from './wave-rows.ts'
import { documentSchema } from './document.ts'
import { reasonSchema } from './reason.ts'
import { waveCapacityAnswerSchema } from './wave-capacity.ts'
import { waveConsentInputSchema, waveConsentRowSchema } from './wave-consents.ts'
import { vmInWavesSchema } from './vm-in-waves.ts'
import { waveCalibrationSchema, waveRecordAnswerSchema, waveRecordSchema } from './wave-progress.ts'
import { wavePlacingAnswerSchema, wavePlacingInputSchema } from './wave-placing.ts'
import { waveEditSchema, waveEditVerdictSchema } from './wave-edits.ts'

/** The local date on which somebody plans; the day of the machine in UTC where it is absent. */
const today = localDateSchema.optional()

/** When the VMs of the plans are cut over. */
export const WAVES_API = {
  /** Calendar, limits, groups, rates and weights as they hold; changed as the decision `waves.settings`. */
  'waves.settings': { input: z.strictObject({}), output: z.object({ settings: waveSettingsSchema, isDecided: z.boolean() }) },
  /** Takes over a file of settings; one undo step. */
  'waves.use': { input: z.strictObject({ file: z.string().min(1) }), output: z.object({ batch: z.number().int() }) },
  /** Makes a schedule and keeps it, as one undo step. What is valid in the one before stays, unless `isAnew`. */
  'waves.plan': { input: z.strictObject({ today, isAnew: z.boolean().optional() }), output: waveScheduleSchema, progress: waveProgressSchema },
  /** The schedule that other settings would give, beside the one that is kept; keeps nothing. Places that are valid stay, unless `isAnew`. */
  'waves.try': { input: z.strictObject({ settings: waveSettingsSchema, today, isAnew: z.boolean().optional() }), output: waveScheduleSchema, progress: waveProgressSchema },
  /** The schedule that was kept, against estate and settings as they are now; keeps nothing. AppError not-found where there is none. */
  'waves.show': { input: z.strictObject({ today }), output: waveScheduleSchema, progress: waveProgressSchema },
  /** The same in sums, for pages that open at once. AppError not-found where there is none. */
  'waves.summary': { input: z.strictObject({ today }), output: waveSummarySchema, progress: waveProgressSchema },
  /** The VMs and the owners' consents of the wave of a window, as the same schedule has them; none where the window has no wave. AppError not-found where there are no waves. */
  'waves.members': { input: z.strictObject({ window: z.string().min(1), today }), output: z.object({ vms: z.array(waveVmRowSchema), consents: z.array(waveConsentRowSchema) }) },
  /** Where the same schedule has one VM, by its id; of a VM that it does not know all is empty. AppError not-found where there are no waves. */
  'waves.vm': { input: z.strictObject({ vm: z.string().min(1), today }), output: vmInWavesSchema },
  /** What holds between the groups of the same schedule, with the groups that a part of their name, or of a VM's, finds. AppError not-found where there are no waves. */
  'waves.ties': { input: z.strictObject({ search: z.string().optional(), today }), output: waveTiesSchema, progress: waveProgressSchema },
  /** Moves a VM's group to a window and pins it there, as one undo step, if that breaks nothing. `vm` is an id, or a name that one VM alone bears. */
  'waves.move': { input: z.strictObject({ vm: z.string().min(1), window: z.string().min(1).optional(), isDryRun: z.boolean().optional(), today }), output: moveVerdictSchema },
  /** Moves, pins, locks, splits, merges or inserts, as one undo step, if that breaks nothing. AppError not-found, conflict. */
  'waves.edit': { input: z.strictObject({ edit: waveEditSchema, isDryRun: z.boolean().optional(), today }), output: waveEditVerdictSchema },
  /** Moves many VMs to a window, pins them or takes their pins off, as one undo step, if that breaks nothing. AppError not-found where there are no waves or no such window. */
  'waves.place': { input: wavePlacingInputSchema, output: wavePlacingAnswerSchema },
  /** What came of a wave and when it ran, written down as one undo step; the next planning plans what is left. AppError not-found. */
  'waves.record': { input: waveRecordSchema, output: waveRecordAnswerSchema },
  /** The rates at which finished waves ran, beside those in force; with `isAdopted` they are taken over, as one undo step. */
  'waves.calibrate': { input: z.strictObject({ isAdopted: z.boolean().optional() }), output: waveCalibrationSchema },
  /** What an owner says to a wave, as one undo step. */
  'waves.consent': { input: waveConsentInputSchema, output: z.object({ batch: z.number().int() }) },
  /** What the target has to hold wave by wave, what is missing by then, and what becomes free at the source. AppError not-found where there are no waves. */
  'waves.capacity': { input: z.strictObject({}), output: waveCapacityAnswerSchema },
  /** The run-book of the wave of a window, and the mails to its owners. AppError not-found where the window has no wave with a plan. */
  'waves.run-book': { input: z.strictObject({ window: z.string().min(1) }), output: z.object({ runBook: documentSchema, mails: documentSchema, folder: z.string() }) },
  /**
   * Writes run-books, mails, calendar and lists into a folder, whole or not at all. AppError conflict where it is not empty and `force` is off, not-found
   * where there are no waves.
   */
  'waves.export': { input: z.strictObject({ out: z.string().min(1), force: z.boolean().default(false) }), output: z.object({ out: z.string(), files: z.array(z.string()) }) },
  /** The groups that a rule alone would make, before anybody confirms it. */
  'waves.preview-groups': {
    input: z.strictObject({ rule: groupRuleSchema }),
    output: z.object({ groups: z.array(z.object({ label: z.string(), vms: z.array(z.string()) })), vmsWithout: z.number().int(), issues: z.array(reasonSchema) }),
  },
} as const
