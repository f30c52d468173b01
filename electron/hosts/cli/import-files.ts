import { resolve } from 'node:path'
import type { ApiOutput } from '#shared/contract/api.ts'
import type { CommandContext } from './command.ts'
import { unwrap } from './unwrap.ts'

/** Imports files into the open project, with the sheet and the rows read so far on the progress line. */
export async function importFiles(files: readonly string[], context: CommandContext): Promise<ApiOutput<'inventory.import'>> {
  const outcome = await context.backend.invoke(
    'inventory.import',
    { files: files.map((file) => resolve(context.workingFolder, file)) },
    {
      signal: context.signal,
      onProgress: ({ phase, sheet, rows }) => context.progress.update(sheet === null ? phase : `${phase} ${sheet}`, `${rows.toLocaleString('en')} rows`),
    },
  )
  context.progress.clear()
  return unwrap(outcome)
}

/** Whether the data itself is wrong somewhere, which --strict turns into an exit status. */
export function hasErrors(report: ApiOutput<'inventory.import'>): boolean {
  return report.issues.some((issue) => issue.severity === 'error')
}
