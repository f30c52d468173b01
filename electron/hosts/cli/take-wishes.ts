import { resolve } from 'node:path'
import type { ApiOutput } from '#shared/contract/api.ts'
import type { CommandArguments, CommandContext, OptionDefinitions } from './command.ts'
import { openExisting } from './project-lifetime.ts'
import { unwrap } from './unwrap.ts'

/** What may be changed of a project before a command looks at it; the change stays, as one undo step each. */
export const WISH_OPTIONS = { target: { type: 'string' }, decisions: { type: 'string' } } satisfies OptionDefinitions

export const WISH_OPTION_HELP: Readonly<Record<keyof typeof WISH_OPTIONS, string>> = {
  target: 'make this preset or target file the project\'s target first',
  decisions: 'take this decisions file into the project first',
}

/** Opens a project that must be there, to write where `access` or one of the wishes asks for it, and takes the wishes. */
export async function openWithWishes(args: CommandArguments, access: 'read' | 'write', context: CommandContext): Promise<void> {
  const [target, decisions] = [args.text('target'), args.text('decisions')]
  await openExisting(args.requiredText('project'), target === undefined && decisions === undefined ? access : 'write', context)
  await takeDecisions(decisions, context)
  await takeTarget(target, context)
}

/** Takes a decisions file into the open project, and answers the subjects in it that the project does not know; none where no file is named. */
export async function takeDecisions(file: string | undefined, context: CommandContext): Promise<readonly string[]> {
  return file === undefined ? [] : (await importDecisions(file, context)).unknownSubjects
}

/** The same of a file that is named, with all that the call answers; unknown subjects are told. */
export async function importDecisions(file: string, context: CommandContext): Promise<ApiOutput<'decisions.import'>> {
  const taken = unwrap(await context.backend.invoke('decisions.import', { file: resolve(context.workingFolder, file) }))
  for (const subject of taken.unknownSubjects) context.note(`decisions: ${subject}`)
  return taken
}

/** Makes a preset or a target file the open project's target; nothing where none is named. A path is taken from the working folder; a bare word is a preset's id first. */
export async function takeTarget(target: string | undefined, context: CommandContext): Promise<void> {
  if (target === undefined) return
  unwrap(await context.backend.invoke('target.use', { target: /[\\/]|\.ya?ml$/i.test(target) ? resolve(context.workingFolder, target) : target }))
}
