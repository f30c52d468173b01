import { unescapeEntityName } from '#shared/domain/estate/entity-name.ts'
import type { MapRowView } from './plan-view.ts'

/** An object of the source that a map's row can name. */
export interface SourceObject {
  readonly moref: string | null
  readonly name: string
  /** With its datacenter in front ("DC1/network/VM Network"), where the inventory says. */
  readonly path: string | null
}

/**
 * The rows that MTV resolves to an object of the source: by id, where the row bears one (then its name does
 * not count), otherwise by name or by the end of the path. Names are URL-decoded and split at "/", so an
 * object with a slash in its name is never found by name.
 */
export function createRowFinder(rows: readonly MapRowView[]): (object: SourceObject) => readonly MapRowView[] {
  const byId = Map.groupBy(rows, (row) => row.sourceId)
  const byLastStep = Map.groupBy(rows, (row) => (row.sourceId === null && row.sourceName !== null ? (stepsOf(row.sourceName).at(-1) ?? null) : null))
  return ({ moref, name: written, path }) => {
    const withId = moref === null ? NO_ROWS : (byId.get(moref) ?? NO_ROWS)
    // As in every map that bears ids: each NIC and each disk of a plan is asked about.
    if (byLastStep.size === 0) return withId
    const name = unescapeEntityName(written)
    return [
      ...withId,
      ...(name.includes('/') ? [] : (byLastStep.get(name) ?? []).filter((row) => isPathEnd(row, path === null ? null : unescapeEntityName(path)))),
    ]
  }
}

/**
 * The same from the row's side: the ids of the objects that MTV resolves a row to. For whoever asks a few rows about all objects of a source: those
 * are gone through once, not for each map.
 */
export function createObjectFinder(objects: ReadonlyMap<string, SourceObject>): (row: MapRowView) => readonly string[] {
  const known = [...objects].map(([id, { moref, name, path }]) => ({ id, moref, name: unescapeEntityName(name), path: path === null ? null : unescapeEntityName(path) }))
  const byMoref = Map.groupBy(known, ({ moref }) => moref)
  const byName = Map.groupBy(known, ({ name }) => (name.includes('/') ? null : name))
  return (row) => {
    if (row.sourceId !== null) return (byMoref.get(row.sourceId) ?? []).map(({ id }) => id)
    const name = row.sourceName === null ? undefined : stepsOf(row.sourceName).at(-1)
    return name === undefined ? [] : (byName.get(name) ?? []).filter(({ path }) => isPathEnd(row, path)).map(({ id }) => id)
  }
}

const NO_ROWS: readonly MapRowView[] = []

function isPathEnd(row: MapRowView, path: string | null): boolean {
  const steps = stepsOf(row.sourceName ?? '')
  return path === null || steps.length === 1 || `/${path}`.endsWith(`/${steps.join('/')}`)
}

/** As vSphere itself escapes names. */
function stepsOf(name: string): readonly string[] {
  return unescapeEntityName(name).split('/').filter((step) => step !== '')
}
