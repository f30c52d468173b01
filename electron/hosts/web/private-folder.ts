import { access, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** A temporary folder that no other user can read. */
export interface PrivateFolder {
  /** Made when it is first asked for, and again where it was tidied away meanwhile, as systems do with old temporary files. */
  path(): Promise<string>
  remove(): Promise<void>
}

export function createPrivateFolder(parentFolder: string, prefix: string): PrivateFolder {
  let made: Promise<string> | null = null
  const path = async (): Promise<string> => {
    // mkdtemp makes a folder of mode 0700 under a name that nobody can foresee.
    const current = (made ??= mkdtemp(join(parentFolder, prefix)))
    const isThere = await current.then((folder) => access(folder)).then(
      () => true,
      () => false,
    )
    if (isThere) return current
    // Whoever asks at the same time shares the new one.
    if (made === current) made = mkdtemp(join(parentFolder, prefix))
    return made
  }
  return {
    path,
    remove: async () => {
      if (made !== null) await made.then((folder) => rm(folder, { recursive: true, force: true }), () => undefined) // one that could not be made leaves nothing
    },
  }
}
