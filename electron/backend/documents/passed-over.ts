import { compareText } from '#shared/domain/compare.ts'
import type { ImportIssue } from '#shared/domain/estate/import-report.ts'

/** What lies in a folder or an archive beside what is read, so that the report can say so. */
export interface PassedOver {
  readonly count: number
  /** The first in order of their names. */
  readonly names: readonly string[]
}

/** Collects what is passed over. Files that systems put beside others, such as `.DS_Store`, are nobody's inventory and not counted. */
export interface PassedOverList {
  add(path: string): void
  list(): PassedOver
}

const NAMES_AT_MOST = 10
/** Names of files and folders that macOS and Windows make by themselves. */
const SYSTEM_NAME = /^(?:\..*|__macosx|thumbs\.db|desktop\.ini)$/i

/** Whether a file is one that a system puts beside others: nobody's inventory, whatever its ending. */
export function isSystemFile(path: string): boolean {
  return path.split('/').some((part) => SYSTEM_NAME.test(part))
}

export function createPassedOver(): PassedOverList {
  let names: string[] = []
  let count = 0
  return {
    add(path) {
      if (isSystemFile(path)) return
      count += 1
      names.push(path)
      // A folder chosen by mistake may hold a million files.
      if (names.length > NAMES_AT_MOST * 2) names = names.sort(compareText).slice(0, NAMES_AT_MOST)
    },
    list: () => ({ count, names: [...names].sort(compareText).slice(0, NAMES_AT_MOST) }),
  }
}

/** The issue that names what was passed over; `read` says what is read, e.g. "CSV files". Null where nothing was. */
export function passedOverIssue({ count, names }: PassedOver, read: string): ImportIssue | null {
  if (count === 0) return null
  const listed = `${names.join(', ')}${count > names.length ? ' ...' : ''}`
  return {
    code: 'FILES_NOT_USED',
    severity: 'warning',
    sheet: null,
    row: null,
    column: null,
    value: String(count),
    assumed: null,
    message: `${String(count)} ${count === 1 ? 'file or folder beside the' : 'files or folders beside the'} ${read} ${count === 1 ? 'was' : 'were'} not read: ${listed}.`,
  }
}
