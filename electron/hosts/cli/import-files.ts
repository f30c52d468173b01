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

/** Reads an engine live into the open project. */
export async function importEngine({ url, user, password, ca }: { readonly url: string; readonly user: string; readonly password: string; readonly ca: string | undefined }, context: CommandContext): Promise<ApiOutput<'inventory.import-engine'>> {
  const outcome = await context.backend.invoke(
    'inventory.import-engine',
    { url, user, password, ...(ca === undefined ? {} : { caFile: resolve(context.workingFolder, ca) }) },
    { signal: context.signal, onProgress: ({ phase, file, rows }) => context.progress.update(`${phase} ${file}`, `${rows.toLocaleString('en')} objects`) },
  )
  context.progress.clear()
  return unwrap(outcome)
}

/** Whether the data itself is wrong somewhere, which --strict turns into an exit status. */
export function hasErrors(report: ApiOutput<'inventory.import'>): boolean {
  return report.issues.some((issue) => issue.severity === 'error')
}
