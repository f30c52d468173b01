import { z } from 'zod'
import { reasonSchema } from './reason.ts'
import { waveConsentRowSchema } from './wave-consents.ts'
import { waveProgressRowsSchema } from './wave-progress.ts'

const rangeSchema = z.object({ low: z.number(), high: z.number() })

/** What limits a wave, in seconds from the start of the window. */
export const waveBoundSchema = z.object({ kind: z.string(), subject: z.string().nullable(), seconds: z.number() })

export const waveRowSchema = z.object({
  number: z.number().int(),
  /** `<rule>/<day on which it begins>`. */
  window: z.string(),
  /** The day on which it begins, in its own zone. */
  date: z.string(),
  timeZone: z.string(),
  /** ISO 8601 in UTC. */
  start: z.string(),
  end: z.string(),
  teams: z.number().int(),
  isLocked: z.boolean(),
  vms: z.number().int(),
  groups: z.number().int(),
  capacityMib: z.number(),
  vcpus: z.number(),
  riskPoints: z.number(),
  /** From the start of the window until the last check. */
  seconds: rangeSchema,
  /** How long before the window the first copies of warm VMs have to begin. */
  precopySeconds: rangeSchema,
  /** Longest first, at the rates that are to be counted on; the first one is what limits. */
  bounds: z.array(waveBoundSchema),
  timeline: z.array(z.object({ atSeconds: z.number(), running: z.number().int(), mibPerSecond: z.number() })),
  mostOnOneHost: z.number().int(),
  notes: z.array(reasonSchema),
})

const scopeFields = { sites: z.array(z.string()), groups: z.array(z.string()) }

/** A window of the calendar, with or without a wave. */
export const waveWindowSchema = z.object({
  window: z.string(),
  rule: z.string(),
  date: z.string(),
  timeZone: z.string(),
  /** ISO 8601 in UTC. */
  start: z.string(),
  end: z.string(),
  teams: z.number().int(),
  /** Whom it is for; empty lists: everybody. */
  ...scopeFields,
  isLocked: z.boolean(),
  /** Null: nothing is in it. */
  wave: z.number().int().nullable(),
})

/** VMs that are cut over together: a node of the graph of dependencies. */
export const waveGroupSchema = z.object({
  /** What vms[].groupId, unscheduled[].groupId and edges name. */
  id: z.string(),
  name: z.string(),
  vms: z.array(z.string()),
  window: z.string().nullable(),
  wave: z.number().int().nullable(),
  isPinned: z.boolean(),
  capacityMib: z.number(),
  riskPoints: z.number(),
  /** What ties its VMs; a hard tie cannot be taken off. */
  ties: z.array(z.object({ by: z.string(), isHard: z.boolean(), label: z.string(), vms: z.array(z.string()) })),
})

/** `after`: the group comes in a later wave than the other. `apart`: the two never share a wave. */
export const waveEdgeSchema = z.object({ kind: z.enum(['after', 'apart']), group: z.string(), other: z.string(), because: z.string() })

export const waveVmRowSchema = z.object({
  vm: z.string(),
  name: z.string(),
  group: z.string(),
  groupId: z.string(),
  /** The datacenter. */
  site: z.string().nullable(),
  application: z.string().nullable(),
  owner: z.string().nullable(),
  capacityMib: z.number(),
  riskPoints: z.number(),
  /** Null: in no wave; `unscheduled` says why. */
  window: z.string().nullable(),
  wave: z.number().int().nullable(),
  type: z.enum(['cold', 'warm']),
  isPinned: z.boolean(),
})

export const movedGroupSchema = z.object({ group: z.string(), name: z.string(), vms: z.array(z.string()), from: z.string().nullable(), to: z.string().nullable(), because: z.string() })

export const waveScheduleSchema = z.object({
  /** The local date that it was planned on. */
  today: z.string(),
  waves: z.array(waveRowSchema),
  vms: z.array(waveVmRowSchema),
  /** All windows of the calendar in the order of their starts. */
  windows: z.array(waveWindowSchema),
  /** The zone of the calendar; UTC where there is no such zone. */
  timeZone: z.string(),
  /** Days on which no window begins: black-outs, then holidays (their reason is null), from midnight to midnight of that zone in ISO 8601 UTC. */
  closed: z.array(z.object({ from: z.string(), to: z.string(), start: z.string(), end: z.string(), reason: z.string().nullable(), ...scopeFields })),
  groups: z.array(waveGroupSchema),
  edges: z.array(waveEdgeSchema),
  unscheduled: z.array(z.object({ group: z.string(), groupId: z.string(), vms: z.array(z.string()), why: z.array(reasonSchema) })),
  /** VMs that are in no plan, and so in no wave: what is to be remedied first. */
  outsidePlans: z.number().int(),
  /** Every VM that is in no wave, with who answers for it: first those in no plan, then those of `unscheduled`. */
  remediation: z.array(z.object({
    vm: z.string(), name: z.string(), owner: z.string().nullable(), mails: z.array(z.string()), application: z.string().nullable(),
    where: z.enum(['plan', 'wave']), why: z.array(reasonSchema),
  })),
  /** VMs that have landed. */
  landed: z.number().int(),
  lowerBound: z.object({ waves: z.number().int(), because: z.string() }),
  stretchedNetworks: z.array(z.object({ network: z.string(), name: z.string(), first: z.string(), last: z.string(), days: z.number() })),
  freedSources: z.array(z.object({ kind: z.enum(['host', 'datastore']), id: z.string(), window: z.string() })),
  progress: waveProgressRowsSchema,
  consents: z.array(waveConsentRowSchema),
  /** What the newest planning moved against the schedule before. */
  moved: z.array(movedGroupSchema),
  issues: z.array(reasonSchema),
  assumptions: z.array(z.string()),
})

/** Groups that one query for ties names at most, as a picture can show them. */
export const MOST_FOUND_GROUPS = 60

/** What of a schedule holds between its groups. */
export const waveTiesSchema = z.object({
  edges: z.array(waveEdgeSchema),
  /** Those that an edge names, and those that were found. */
  groups: z.array(waveGroupSchema),
  /** The VMs of these groups. */
  vms: z.array(z.object({ vm: z.string(), name: z.string() })),
  /** Groups that were looked for, by their ids, at most MOST_FOUND_GROUPS; empty where nothing was. */
  found: z.array(z.string()),
})

/** The same without its VMs, groups, ties, consents and moves one by one, which grow with the estate. */
export const waveSummarySchema = waveScheduleSchema.omit({ vms: true, groups: true, edges: true, consents: true, moved: true }).extend({
  /** The VMs to be scheduled, and those of them that are in no wave, with the sizes of their disks. */
  scheduled: z.object({ vms: z.number().int(), capacityMib: z.number(), vmsWithout: z.number().int(), capacityMibWithout: z.number() }),
  /** VMs that `bounds` and `unscheduled` name. */
  named: z.array(z.object({ vm: z.string(), name: z.string() })),
})

export const moveVerdictSchema = z.object({
  /** All VMs that move: a VM takes its group along. */
  vms: z.array(z.string()),
  /** What the move would break; empty: nothing. */
  broken: z.array(reasonSchema),
  /** The valid window closest to the wanted one; of a move that breaks something never the one that all of it is in. */
  nearest: z.string().nullable(),
  isDone: z.boolean(),
})

export type WaveScheduleAnswer = z.infer<typeof waveScheduleSchema>

/** How far a schedule is; of a phase without a total (0) no more is known. */
export const waveProgressSchema = z.object({ phase: z.enum(['placing', 'improving', 'simulating', 'describing']), done: z.number().int(), total: z.number().int() })
