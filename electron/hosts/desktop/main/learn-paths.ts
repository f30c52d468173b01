import { z } from 'zod'
import type { Outcome } from '#shared/contract/api-types.ts'
import type { GrantedPaths } from './granted-paths.ts'

const recentSchema = z.array(z.object({ path: z.string() }))
const exportedSchema = z.object({ out: z.string() })
const projectSchema = z.object({ path: z.string() })

/** What the backend itself answers may be used again: a recent project or the copy of a damaged one opened, a bundle or a project just written shown. */
export function learnPaths(name: string, outcome: Outcome<unknown>, granted: GrantedPaths): void {
  if (!outcome.ok) {
    const { code, details: { copy } } = outcome.error
    if (code === 'unreadable-file' && typeof copy === 'string') granted.grant(copy, 'project-open')
    return
  }
  if (name === 'project.recent') {
    for (const { path } of recentSchema.parse(outcome.value)) granted.grant(path, 'project-open', 'reveal')
  } else if (name === 'bundle.export') {
    granted.grant(exportedSchema.parse(outcome.value).out, 'reveal')
  } else if (PROJECT_CALLS.has(name)) {
    granted.grant(projectSchema.parse(outcome.value).path, 'project-open', 'reveal')
  }
}

const PROJECT_CALLS: ReadonlySet<string> = new Set(['project.open', 'project.create', 'project.info'])
