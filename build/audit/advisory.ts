import { z } from 'zod'

import { compareVersions } from './compare-versions.ts'

const eventSchema = z.object({ introduced: z.string().optional(), fixed: z.string().optional(), last_affected: z.string().optional(), limit: z.string().optional() })
const affectedSchema = z.object({
  package: z.object({ ecosystem: z.string(), name: z.string() }).optional(),
  ranges: z.array(z.object({ type: z.string(), events: z.array(eventSchema) })).nullish().transform((ranges) => ranges ?? []),
  versions: z.array(z.string()).nullish().transform((versions) => versions ?? []),
})
type Affected = z.infer<typeof affectedSchema>
type Event = z.infer<typeof eventSchema>

/** As much as is looked at of a record in the Open Source Vulnerability format (https://ossf.github.io/osv-schema/). */
export const advisorySchema = z.object({
  id: z.string(),
  modified: z.string(),
  withdrawn: z.string().nullish(),
  summary: z.string().nullish(),
  affected: z.array(affectedSchema).nullish().transform((affected) => affected ?? []),
  database_specific: z.object({ severity: z.string().nullish().catch(null) }).nullish().catch(null),
})
export type Advisory = z.infer<typeof advisorySchema>

const NPM = 'npm'
/** From the first version on; npm's packages have versions alone, so that this is no version of theirs. */
const FROM_THE_FIRST = '0'

/** What of a record is about a package of npm. */
export function aboutPackage({ affected }: Advisory, name: string): readonly Affected[] {
  return affected.filter((entry) => entry.package?.ecosystem === NPM && entry.package.name === name)
}

export function packagesOf({ affected }: Advisory): readonly string[] {
  return affected.flatMap((entry) => (entry.package?.ecosystem === NPM ? [entry.package.name] : []))
}

/** Whether a record concerns a version: by its list of versions, or by one of its ranges. Null where it says so in a way that cannot be evaluated. */
export function isAffected({ ranges, versions }: Affected, version: string): boolean | null {
  if (versions.includes(version)) return true
  const evaluable = ranges.filter(({ type }) => type === 'SEMVER' || type === 'ECOSYSTEM')
  if (evaluable.length === 0) return versions.length > 0 ? false : null
  const outcomes = evaluable.map(({ events }) => isWithin(events, version))
  return outcomes.includes(true) ? true : outcomes.includes(null) ? null : false
}

/** By the rule of the format: the events in the order of their versions, each turning it on or off. */
function isWithin(events: readonly Event[], version: string): boolean | null {
  const limits = events.flatMap(({ limit }) => (limit === undefined || limit === '*' ? [] : [compareVersions(version, limit)]))
  if (limits.length > 0 && limits.every((order) => order !== null && order >= 0)) return false
  const turns = events.flatMap(turnsOf).map((turn) => ({ ...turn, order: turn.at === FROM_THE_FIRST ? 1 : compareVersions(version, turn.at) }))
  if (turns.some(({ order }) => order === null) || limits.includes(null)) return null
  const passed = turns.filter(({ order, isAfter }) => order !== null && (isAfter ? order > 0 : order >= 0))
  // The last that the version has come to; where one of each is at the same version, that which ends it.
  passed.sort((left, right) => (left.at === right.at ? Number(right.isOn) - Number(left.isOn) : left.at === FROM_THE_FIRST ? -1 : right.at === FROM_THE_FIRST ? 1 : (compareVersions(left.at, right.at) ?? 0)))
  return passed.at(-1)?.isOn ?? false
}

function turnsOf({ introduced, fixed, last_affected: last }: Event): readonly { readonly at: string; readonly isOn: boolean; readonly isAfter: boolean }[] {
  return [
    ...(introduced === undefined ? [] : [{ at: introduced, isOn: true, isAfter: false }]),
    ...(fixed === undefined ? [] : [{ at: fixed, isOn: false, isAfter: false }]),
    ...(last === undefined ? [] : [{ at: last, isOn: false, isAfter: true }]),
  ]
}

/** The versions that the record names as mended. */
export function fixedIn({ ranges }: Affected): readonly string[] {
  return [...new Set(ranges.flatMap(({ events }) => events.flatMap(({ fixed }) => fixed ?? [])))]
}
