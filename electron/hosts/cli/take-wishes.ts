import { resolve } from 'node:path'
import type { CommandContext } from './command.ts'
import { unwrap } from './unwrap.ts'

/** Takes a decisions file into the open project, and answers the subjects in it that the project does not know; none where no file is named. */
export async function takeDecisions(file: string | undefined, context: CommandContext): Promise<readonly string[]> {
  if (file === undefined) return []
  const taken = unwrap(await context.backend.invoke('decisions.import', { file: resolve(context.workingFolder, file) }))
  for (const subject of taken.unknownSubjects) context.note(`decisions: ${subject}`)
  return taken.unknownSubjects
}

/** Makes a preset or a target file the open project's target; nothing where none is named. A path is taken from the working folder; a bare word is a preset's id first. */
export async function takeTarget(target: string | undefined, context: CommandContext): Promise<void> {
  if (target === undefined) return
  unwrap(await context.backend.invoke('target.use', { target: /[\\/]|\.ya?ml$/i.test(target) ? resolve(context.workingFolder, target) : target }))
}
