import { z } from 'zod'
import { localDateSchema, waveCalendarSchema } from './wave-calendar.ts'
import { waveHookSchema } from './wave-hook.ts'
import { waveRatesSchema } from './wave-rates.ts'
import { waveSupplySchema } from './wave-supply.ts'
import { wayBackSchema } from './way-back.ts'

/** What ties VMs into one cut-over. A rule counts only once somebody has confirmed the groups that it makes. */
export const groupRuleSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.enum(['affinity', 'vapp', 'application', 'move-group', 'folder', 'resource-pool', 'wave']), isConfirmed: z.boolean() }),
  /** A custom attribute or a tag category, by its name in the inventory. */
  z.strictObject({ by: z.literal('attribute'), attribute: z.string().min(1), isConfirmed: z.boolean() }),
  /** A regular expression; VMs whose first captured group is the same text are together. */
  z.strictObject({ by: z.literal('name'), pattern: z.string().min(1).max(200), isConfirmed: z.boolean() }),
])

const vmIds = z.array(z.string().min(1))
const MOST_REUSE_DAYS = 365

/** Objectives; 0 is "does not matter". */
export const waveWeightsSchema = z.strictObject({
  finishEarly: z.number().min(0).default(10),
  networksTogether: z.number().min(0).default(3),
  emptySources: z.number().min(0).default(2),
  lowRiskFirst: z.number().min(0).default(2),
  balanceHosts: z.number().min(0).default(1),
})

/** The most that one wave takes; absent: no such limit. */
export const waveLimitsSchema = z.strictObject({
  vms: z.number().int().positive().optional(),
  tib: z.number().positive().optional(),
  vcpus: z.number().int().positive().optional(),
  riskPoints: z.number().positive().optional(),
})

/** Everything that a person states about waves. */
export const waveSettingsSchema = z.strictObject({
  calendar: waveCalendarSchema.prefault({}),
  limits: waveLimitsSchema.prefault({}),
  /** The most VMs of the first windows of the calendar, in order; ascending. */
  rampUp: z.array(z.number().int().positive()).default([]),
  /** Teams that check VMs after they have landed, each one VM at a time. */
  teams: z.number().int().positive().default(4),
  /** Kept free at the end of each window, to go back. */
  rollbackMinutes: z.number().min(0).default(30),
  isPilotFirst: z.boolean().default(true),
  /** What MTV runs before and after it migrates a VM; names are theirs alone. */
  hooks: z.array(waveHookSchema).refine((hooks) => new Set(hooks.map(({ name }) => name)).size === hooks.length, 'names a hook twice').default([]),
  wayBack: wayBackSchema.prefault({}),
  capacity: z.strictObject({
    /** When nodes and storage come. */
    supply: z.array(waveSupplySchema).default([]),
    /** Space for the conversion of one VM, GiB [ours]. */
    conversionGib: z.number().min(0).default(10),
    /** So many days after its last VM has left, a host of the source has become a node; absent: hosts become none. */
    reuseHostsAfterDays: z.number().int().min(0).max(MOST_REUSE_DAYS).optional(),
  }).prefault({}),
  groups: z.strictObject({
    rules: z.array(groupRuleSchema).default([{ by: 'move-group', isConfirmed: true }]),
    /** VMs that somebody tied together by hand. */
    links: z.array(z.strictObject({ vms: vmIds.min(2), reason: z.string().optional() })).default([]),
    /** VMs that must never be cut over in one wave: two domain controllers, members of a cluster. */
    apart: z.array(z.strictObject({ vms: vmIds.min(2), reason: z.string().optional() })).default([]),
    /** The same by their names: those whose first captured part is the same text, once somebody has confirmed the groups that the pattern makes. */
    apartByName: z.array(z.strictObject({ pattern: z.string().min(1).max(200), isConfirmed: z.boolean(), reason: z.string().optional() })).default([]),
    /** Anti-affinity rules of the source keep their VMs apart. */
    areAntiAffinityRulesApart: z.boolean().default(true),
    /** `vm` waits until all of `after` have landed in an earlier wave. */
    dependencies: z.array(z.strictObject({ vm: z.string().min(1), after: vmIds.min(1) })).default([]),
    /** What the column "Depends on" of an application list says holds besides. */
    areListedDependenciesKept: z.boolean().default(true),
  }).prefault({}),
  /** Per VM: not before, not after. */
  dates: z.array(z.strictObject({ vms: vmIds.min(1), earliest: localDateSchema.optional(), latest: localDateSchema.optional(), reason: z.string().optional() })).default([]),
  rates: waveRatesSchema.prefault({}),
  weights: waveWeightsSchema.prefault({}),
  /** Steps of the search for a better schedule: not time, so that every machine finds the same one. */
  searchSteps: z.number().int().min(0).max(1_000_000).default(20_000),
  seed: z.number().int().min(0).max(2 ** 32 - 1).default(1),
})

export type GroupRule = z.infer<typeof groupRuleSchema>
export type WaveSettings = z.infer<typeof waveSettingsSchema>
