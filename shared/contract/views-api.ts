import { z } from 'zod'
import { tableViewSchema } from '#shared/domain/decisions/table-views.ts'

/** Views of tables that are saved in the project, so that whoever opens it has them. They are decisions: `decisions.apply` of the kind `table.views` writes them. */
export const VIEWS_API = {
  /** Those of one table, as they were saved. */
  'views.list': { input: z.strictObject({ table: z.string().min(1) }), output: z.object({ views: z.array(tableViewSchema) }) },
} as const
