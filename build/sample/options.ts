import { parseArgs } from 'node:util'

/** What a sample workbook is made from: the same options give the same content. */
export interface SampleOptions {
  readonly vms: number
  readonly form: SampleForm
  /** A whole number from 0 to 2^32 - 1. */
  readonly seed: number
  /** More than one: a workbook merged from several vCenters, whose object ids overlap. */
  readonly vcenters: number
  /** The time of the export in milliseconds since 1970. No clock is read. */
  readonly exportedAt: number
}

/** native: as RVTools writes it. excel: as saved again by Excel. csv: one file a sheet. */
export type SampleForm = 'native' | 'excel' | 'csv'

/** The time of the export when none is given. */
export const DEFAULT_EXPORTED_AT = Date.UTC(2026, 2, 2, 8, 30)

const FORMS: readonly string[] = ['native', 'excel', 'csv'] satisfies SampleForm[]
const MOST_VMS = 1_000_000
const MOST_VCENTERS = 20
const MOST_SEED = 2 ** 32 - 1

export const USAGE =
  'usage: npm run sample -- --vms N --form native|excel|csv --seed S --out FILE [--vcenters K] [--exported-at ISO] [--side-files FOLDER]'

/** A wrong command line; its message is one clear line. */
export class UsageError extends Error {}

/**
 * Reads the command line of the generator.
 * Throws UsageError when an option is missing, unknown or out of range.
 */
export function parseSampleArguments(args: readonly string[]): { options: SampleOptions; out: string; sideFiles: string | null } {
  const values = readOptions(args)
  const form = required(values.form, 'form')
  if (!isForm(form)) throw new UsageError(`--form must be one of ${FORMS.join(', ')}, not "${form}"`)
  const vms = wholeNumber(required(values.vms, 'vms'), 'vms', 1, MOST_VMS)
  const vcenters = wholeNumber(values.vcenters ?? '1', 'vcenters', 1, MOST_VCENTERS)
  if (vcenters * 2 > vms && vcenters > 1) throw new UsageError('--vcenters needs at least two VMs for each vCenter')
  return {
    options: {
      vms,
      form,
      seed: wholeNumber(required(values.seed, 'seed'), 'seed', 0, MOST_SEED),
      vcenters,
      exportedAt: instant(values['exported-at']),
    },
    out: required(values.out, 'out'),
    sideFiles: values['side-files'] === undefined ? null : required(values['side-files'], 'side-files'),
  }
}

function readOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        vms: { type: 'string' },
        form: { type: 'string' },
        seed: { type: 'string' },
        out: { type: 'string' },
        vcenters: { type: 'string' },
        'exported-at': { type: 'string' },
        'side-files': { type: 'string' },
      },
    }).values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

function required(value: string | undefined, name: string): string {
  if (value === undefined || value === '') throw new UsageError(`--${name} is missing`)
  return value
}

function isForm(text: string): text is SampleForm {
  return FORMS.includes(text)
}

function wholeNumber(text: string, name: string, low: number, high: number): number {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < low || value > high) {
    throw new UsageError(`--${name} must be a whole number from ${low} to ${high}, not "${text}"`)
  }
  return value
}

function instant(text: string | undefined): number {
  if (text === undefined) return DEFAULT_EXPORTED_AT
  // Without a zone the same text would be another instant on another machine.
  const milliseconds = /(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(milliseconds)) throw new UsageError(`--exported-at must be an ISO 8601 instant with a zone, not "${text}"`)
  return milliseconds
}
