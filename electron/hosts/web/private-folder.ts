import { access, rm } from 'node:fs/promises'
import { abandonedFolders, makeOwnFolder } from '#backend/files/own-folders.ts'

/** A temporary folder that no other user can read. */
export interface PrivateFolder {
  /** Made when it is first asked for, and again where it was tidied away meanwhile, as systems do with old temporary files. */
  path(): Promise<string>
  remove(): Promise<void>
}

export function createPrivateFolder(parentFolder: string, prefix: string): PrivateFolder {
  let made: Promise<string> | null = null
  const path = async (): Promise<string> => {
    const current = (made ??= make(parentFolder, prefix))
    const isThere = await current.then((folder) => access(folder)).then(
      () => true,
      () => false,
    )
    if (isThere) return current
    // Whoever asks at the same time shares the new one.
    if (made === current) made = make(parentFolder, prefix)
    return made
  }
  return {
    path,
    remove: async () => {
      if (made !== null) await made.then((folder) => rm(folder, { recursive: true, force: true }), () => undefined) // one that could not be made leaves nothing
    },
  }
}

/** What hosts left that were ended by force goes as a new one begins. */
async function make(parentFolder: string, prefix: string): Promise<string> {
  for (const folder of await abandonedFolders(parentFolder, prefix)) await rm(folder, { recursive: true, force: true })
  return makeOwnFolder(parentFolder, prefix)
}
