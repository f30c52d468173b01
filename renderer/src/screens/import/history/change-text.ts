import { formatMib } from '#renderer/format/format-mib.ts'
import type { FieldChange } from '#shared/domain/estate/snapshot-diff.ts'

/** What a text needs of the page: words, whether there are any, and numbers. */
export interface ChangeWords {
  readonly t: (key: string, values?: Readonly<Record<string, unknown>>) => string
  readonly te: (key: string) => boolean
  readonly n: (value: number) => string
}

/** A field as the VM's page calls it; where that has no word, the field's own name in words. */
export function fieldText(field: string, { t, te }: Pick<ChangeWords, 't' | 'te'>): string {
  const known = [`vm.fields.${field}`, `inventory.columns.${field}`].find(te)
  if (known !== undefined) return t(known)
  const words = field.replace(/Mib$|Mhz$/, '').replace(/^is(?=[A-Z])/, '').replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What a field belongs to: "Disk Hard disk 1"; nothing for the VM itself. */
export function partText({ part, item }: Pick<FieldChange, 'part' | 'item'>, { t, te }: Pick<ChangeWords, 't' | 'te'>): string {
  if (part === 'vm') return ''
  const name = te(`import.history.parts.${part}`) ? t(`import.history.parts.${part}`) : part
  return item === null ? name : `${name} ${item}`
}

/** A value with its unit; what the export does not say is said to be so. */
export function valueText(field: string, value: FieldChange['old'], { t, n }: Pick<ChangeWords, 't' | 'n'>): string {
  if (value === null) return t('import.history.unknown')
  if (typeof value === 'boolean') return t(value ? 'import.history.yes' : 'import.history.no')
  // A moment has no zone, as the export says it.
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(value) ? value.replace('T', ' ') : value
  return field.endsWith('Mib') ? formatMib(value, n) : field.endsWith('Mhz') ? `${n(value)} MHz` : n(value)
}
