import type { ErrorData } from '#shared/contract/api-types.ts'
import type { SavedView } from './use-saved-views.ts'

/** The views of a table that are kept in the project, for everybody who opens it. Each change is a step that can be undone. */
export interface ProjectViews {
  readonly views: readonly SavedView[]
  /** In place of all; null where it was done. */
  store(views: readonly SavedView[]): Promise<ErrorData | null>
}
