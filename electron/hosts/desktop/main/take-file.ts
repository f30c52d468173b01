import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Outcome } from '#shared/contract/api-types.ts'
import type { UploadedFile } from '#shared/contract/host-info.ts'
import { explainTrouble } from './file-trouble.ts'
import type { GrantedPaths } from './granted-paths.ts'
import type { DesktopTexts } from './texts/desktop-texts.ts'

/** Lets the pages use a file, or a folder of files, that the person chose or dropped. Why one cannot be used is said in the person's words. */
export async function takeFile(path: string, granted: GrantedPaths, words: DesktopTexts['files']): Promise<Outcome<UploadedFile>> {
  if (path === '') return { ok: false, error: { code: 'not-found', message: words.onNoDisk, details: {} } }
  try {
    const { size } = await stat(path)
    granted.grant(path, 'read', 'project-open')
    return { ok: true, value: { path, name: basename(path), bytes: size } }
  } catch (cause) {
    return { ok: false, error: { code: 'io', message: words.cannotRead(basename(path), explainTrouble(cause, words.reading)), details: { path } } }
  }
}
