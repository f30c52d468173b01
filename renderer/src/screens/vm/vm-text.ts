import { formatMib } from '#renderer/format/format-mib.ts'
import { codeText } from '#renderer/format/code-text.ts'

export interface VmWords {
  readonly t: (key: string) => string
  /** Writes a number in the reader's language. */
  readonly n: (value: number) => string
}

/** A value of a VM as the lists write it; `exact` is what it is to the letter, where that is more. */
export function vmText(field: string, value: unknown, { t, n }: VmWords): { readonly text: string; readonly exact?: string } {
  if (value === null || value === undefined) return { text: t('vm.unknown') }
  if (value === '') return { text: t('vm.empty') }
  if (typeof value === 'boolean') return { text: t(value ? 'vm.yes' : 'vm.no') }
  if (typeof value === 'string') return { text: codeText(field, value, t) }
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) return { text: value.length === 0 ? t('vm.empty') : value.join(', ') }
  if (typeof value !== 'number') return { text: JSON.stringify(value) }
  if (field.endsWith('Mib')) return { text: formatMib(value, n), exact: `${n(value)} MiB` }
  return { text: `${n(value)}${UNITS.find(([ending]) => field.endsWith(ending))?.[1] ?? ''}` }
}

/** By the end of a field's name. */
const UNITS = [['Mhz', ' MHz'], ['Percent', ' %'], ['MbytesPerS', ' MB/s']] as const
