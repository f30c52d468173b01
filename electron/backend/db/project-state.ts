import type { ProjectFile } from './project-file.ts'

/** Tells one state of an open project from another, for what is computed once for each. */
export interface ProjectState {
  /** Grows with what other connections commit: imports, and other programs. */
  readonly others: number
  /** Grows with each row that this connection writes: decisions, undo, the target. */
  readonly own: number
}

/**
 * SQLite's data_version shows commits of other connections (sqlite.org/pragma.html#pragma_data_version), and
 * total_changes() what this one has written. Both only grow while the project is open, so no state comes back.
 */
export function projectState({ database, state }: ProjectFile): ProjectState {
  if (state !== undefined) return state()
  return {
    others: Number(database.pragma('data_version', { simple: true })),
    own: Number(database.prepare('SELECT total_changes()').pluck().get()),
  }
}

export function isSameState(left: ProjectState, right: ProjectState): boolean {
  return left.others === right.others && left.own === right.own
}
