import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Outcome } from '#shared/contract/api-types.ts'
import type { UploadedFile } from '#shared/contract/host-info.ts'
import type { GrantedPaths } from './granted-paths.ts'

/** Lets the pages use a file, or a folder of files, that the person chose or dropped. */
export async function takeFile(path: string, granted: GrantedPaths): Promise<Outcome<UploadedFile>> {
  if (path === '') return { ok: false, error: { code: 'not-found', message: 'The file lies on no disk: save it first, then choose it.', details: {} } }
  try {
    const { size } = await stat(path)
    granted.grant(path, 'read', 'project-open')
    return { ok: true, value: { path, name: basename(path), bytes: size } }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    return { ok: false, error: { code: 'io', message: `${basename(path)} cannot be read: ${reason}.`, details: { path } } }
  }
}
