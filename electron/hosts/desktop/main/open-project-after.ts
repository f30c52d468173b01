import { z } from 'zod'
import type { Outcome } from '#shared/contract/api-types.ts'

const projectSchema = z.object({ path: z.string(), isReadOnly: z.boolean() })

/** What it takes to open a project again as it was. */
export type OpenProject = z.infer<typeof projectSchema>

/** The project that is open once a call has ended, so that a backend that is started anew opens it again; null where none is. */
export function openProjectAfter(name: string, outcome: Outcome<unknown>, before: OpenProject | null): OpenProject | null {
  if (!outcome.ok) return before
  if (name === 'project.close') return null
  return name === 'project.open' || name === 'project.create' ? projectSchema.parse(outcome.value) : before
}
