/** One step of a path: a collection as the API's addresses call it, and an object of it. */
export interface ApiStep {
  readonly collection: string
  readonly id: string | null
}

/** The steps of an address behind `/api/` (or `/api/v4/`): `vms/1/nics/2` are two. None for an address of another kind. */
export function stepsOfHref(href: string | null): readonly ApiStep[] {
  const behind = href === null ? undefined : /\/api(?:\/v\d+)?\/([^?#;]*)/.exec(href)?.[1]
  return behind === undefined ? [] : stepsOf(behind.split('/'))
}

/**
 * The steps that a file's path spells out, `vms/<id>/nics.xml` as well as `vms_<id>_nics.xml`: the only trace of where
 * an empty collection belongs. Only UUIDs count as ids.
 */
export function stepsOfPath(path: string): readonly ApiStep[] {
  const words = path.replace(/\.[A-Za-z]+$/, '').split(/[/_]/)
  const at = words.findIndex((word, index) => COLLECTION.test(word) && UUID.test(words[index + 1] ?? ''))
  return at === -1 ? [] : stepsOf(words.slice(at))
}

function stepsOf(words: readonly string[]): readonly ApiStep[] {
  const steps: ApiStep[] = []
  for (let at = 0; at < words.length; at += 2) {
    const collection = words[at]
    if (collection !== undefined && collection !== '') steps.push({ collection: collection.toLowerCase(), id: words[at + 1] ?? null })
  }
  return steps
}

const COLLECTION = /^[a-z]+$/i
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
