import type { PreviewLine } from '#renderer/components/bulk/preview-change.ts'
import type { QueryRow } from '#shared/contract/inventory-query.ts'

/** An object that a decision is made for. */
export interface Subject {
  readonly id: string
  /** What was decided when it was read, null for nothing; undefined where nobody looked. */
  readonly decision?: object | null
}

/** The selected rows of a list: those for which something can be decided, and the others with why not. */
export interface ChosenSubjects {
  readonly subjects: readonly Subject[]
  readonly skipped: readonly PreviewLine[]
}

/** Why nothing is decided for a row: a key of bulk.sames. */
type WhyNot = 'unused' | 'undecided' | 'template' | 'leftOut' | 'unknown'
type WordsOf = (why: WhyNot) => string

/** As much of a map's row as tells whether something can be decided for it. */
export interface MappedObject {
  readonly id: string
  readonly isNeeded: boolean
  readonly decision: object | null
}

/** Datastores or networks: as on the map, nothing is decided for what no VM uses, nor taken back where nothing is decided. */
export function chooseMapped(rows: readonly QueryRow[], mapped: readonly MappedObject[], isTakingBack: boolean, words: WordsOf): ChosenSubjects {
  const byId = new Map(mapped.map((row) => [row.id, row]))
  return divide(rows, words, (id) => {
    const row = byId.get(id)
    if (row === undefined) return 'unknown'
    if (isTakingBack) return row.decision === null ? 'undecided' : { id, decision: row.decision }
    return row.isNeeded || row.decision !== null ? { id, decision: row.decision } : 'unused'
  })
}

/** VMs: what the plan does not move has no place on the target. The rows have the columns isTemplate and included. */
export function chooseMoved(rows: readonly QueryRow[], words: WordsOf): ChosenSubjects {
  return divide(rows, words, (id, row) => {
    if (row['isTemplate'] === true) return 'template'
    return row['included'] === true ? { id } : 'leftOut'
  })
}

function divide(rows: readonly QueryRow[], words: WordsOf, judge: (id: string, row: QueryRow) => Subject | WhyNot): ChosenSubjects {
  const subjects: Subject[] = []
  const skipped: PreviewLine[] = []
  for (const row of rows) {
    const id = String(row['id'])
    const judged = judge(id, row)
    if (typeof judged === 'string') skipped.push({ id, name: String(row['name']), before: '', after: '', same: words(judged), warnings: [], numbers: [] })
    else subjects.push(judged)
  }
  return { subjects, skipped }
}
