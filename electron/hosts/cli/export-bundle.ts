import { resolve } from 'node:path'
import { type ApiOutput, SUPPORTED_VERSIONS } from '#shared/contract/api.ts'
import { BUNDLE_PARTS } from '#shared/contract/bundle-api.ts'
import { type CommandArguments, type CommandContext, type OptionDefinitions, UsageError } from './command.ts'
import { progressBar } from './output/progress-reporter.ts'
import { unwrap } from './unwrap.ts'

/** Options of every command that writes a bundle. */
export const EXPORT_OPTIONS = {
  out: { type: 'string' },
  mtv: { type: 'string' },
  openshift: { type: 'string' },
  force: { type: 'boolean' },
  strict: { type: 'boolean' },
} satisfies OptionDefinitions

export const EXPORT_OPTION_HELP: Readonly<Record<keyof typeof EXPORT_OPTIONS, string>> = {
  out: 'the folder to write the bundle into',
  mtv: `write for this MTV release: ${SUPPORTED_VERSIONS.mtv.join(', ')}`,
  openshift: `write for this OpenShift release: ${SUPPORTED_VERSIONS.openshift.join(', ')}`,
  force: 'write into a folder that is not empty, and in spite of critical findings',
  strict: 'exit status 4 where a VM has no place or a check is critical; for plan also where the data has errors',
}

export type ExportResult = ApiOutput<'bundle.export'>

/** The version options as the contract wants them; a release that Portolan does not write for is a usage error. */
export function versionOptions(args: CommandArguments): { mtv?: (typeof SUPPORTED_VERSIONS.mtv)[number]; openshift?: (typeof SUPPORTED_VERSIONS.openshift)[number] } {
  const mtv = oneOf('mtv', args.text('mtv'), SUPPORTED_VERSIONS.mtv)
  const openshift = oneOf('openshift', args.text('openshift'), SUPPORTED_VERSIONS.openshift)
  return { ...(mtv === undefined ? {} : { mtv }), ...(openshift === undefined ? {} : { openshift }) }
}

/** Writes the bundle of the open project. */
export async function exportBundle(args: CommandArguments, context: CommandContext): Promise<ExportResult> {
  const only = oneOf('only', args.text('only'), BUNDLE_PARTS)
  const outcome = await context.backend.invoke(
    'bundle.export',
    {
      out: resolve(context.workingFolder, args.requiredText('out')),
      force: args.flag('force'),
      acceptCritical: args.flag('force'),
      ...(only === undefined ? {} : { only }),
      ...versionOptions(args),
    },
    { signal: context.signal, onProgress: ({ phase, done, total }) => context.progress.update(phase, progressBar(done, total)) },
  )
  context.progress.clear()
  if (outcome.ok || outcome.error.details['reason'] !== 'critical-findings') return unwrap(outcome)
  return unwrap({ ok: false, error: { ...outcome.error, message: `${outcome.error.message} --force writes it all the same.` } })
}

/** What the bundle of the open project has otherwise than the one in a folder. */
export async function diffWithBundle(args: CommandArguments, folder: string, context: CommandContext): Promise<ApiOutput<'bundle.diff'>> {
  const only = oneOf('only', args.text('only'), BUNDLE_PARTS)
  const outcome = await context.backend.invoke('bundle.diff', { folder, ...(only === undefined ? {} : { only }), ...versionOptions(args) }, { signal: context.signal, onProgress: ({ phase, done, total }) => context.progress.update(phase, progressBar(done, total)) })
  context.progress.clear()
  return unwrap(outcome)
}

/** Whether --strict has something to answer: a VM without a place, or a check that MTV would not pass. */
export function isDoubtful({ plan, checks }: ExportResult): boolean {
  return plan.counts.unplaced > 0 || checks.findings.some((finding) => finding.severity === 'critical')
}

function oneOf<Choice extends string>(option: string, value: string | undefined, choices: readonly Choice[]): Choice | undefined {
  if (value === undefined) return undefined
  const choice = choices.find((candidate) => candidate === value)
  if (choice === undefined) throw new UsageError(`--${option} ${value} is not known; choose one of ${choices.join(', ')}`)
  return choice
}
