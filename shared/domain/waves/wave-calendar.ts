import { z } from 'zod'

/** A day of the calendar without a zone: what people mean by "the 7th of March". */
export const localDateSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'must be a date such as 2026-03-07').refine(isDayOfCalendar, 'is no day of the calendar')
const clockSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 22:00')

export const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const
const windowIdSchema = z.string().regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'must be lower-case letters, digits and dashes').max(40)

/** Whom a window or a black-out is for. Empty lists are everybody; with both, a VM has to be in both. */
export const windowScopeSchema = z.strictObject({
  /** Datacenters, by name. */
  sites: z.array(z.string().min(1)).default([]),
  /** Names of change windows in an application list, or of groups. */
  groups: z.array(z.string().min(1)).default([]),
})

const sharedWindowFields = {
  id: windowIdSchema,
  start: clockSchema,
  /** Not later than the start: on the next day. */
  end: clockSchema,
  /** IANA name; the calendar's own where it is absent. */
  timeZone: z.string().min(1).optional(),
  scope: windowScopeSchema.prefault({}),
  /** Teams that check VMs at once in this window; the calendar's own number where it is absent. */
  teams: z.number().int().positive().optional(),
}

export const changeWindowRuleSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('weekly'),
    ...sharedWindowFields,
    day: z.enum(WEEKDAYS),
    /** 1: every week; 2: every other week, counted from the first one. */
    everyWeeks: z.number().int().min(1).max(52).default(1),
    from: localDateSchema.optional(),
    until: localDateSchema.optional(),
  }),
  z.strictObject({ kind: z.literal('date'), ...sharedWindowFields, date: localDateSchema }),
])

/** Days on which nothing is cut over: a black-out, a freeze period, both days inclusive. */
export const blackoutSchema = z.strictObject({
  from: localDateSchema,
  to: localDateSchema,
  reason: z.string().min(1),
  scope: windowScopeSchema.prefault({}),
})

/** When VMs may be cut over. */
export const waveCalendarSchema = z.strictObject({
  timeZone: z.string().min(1).default('UTC'),
  /** Of all windows; from the day of planning where it is absent. */
  earliest: localDateSchema.optional(),
  latest: localDateSchema.optional(),
  windows: z.array(changeWindowRuleSchema).default([{ kind: 'weekly', id: 'saturday-night', day: 'saturday', start: '22:00', end: '06:00', everyWeeks: 1, scope: { sites: [], groups: [] } }]),
  blackouts: z.array(blackoutSchema).default([]),
  /** No window begins on one of these days. */
  holidays: z.array(localDateSchema).default([]),
})

export type ChangeWindowRule = z.infer<typeof changeWindowRuleSchema>
export type WindowScope = z.infer<typeof windowScopeSchema>
export type WaveCalendar = z.infer<typeof waveCalendarSchema>

function isDayOfCalendar(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day
}
