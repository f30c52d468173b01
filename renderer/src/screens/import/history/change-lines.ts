import type { FieldChange, VmChange } from '#shared/domain/estate/snapshot-diff.ts'
import { type ChangeWords, fieldText, partText, valueText } from './change-text.ts'

/** A line of what changed in a VM. */
export interface ChangeLine {
  readonly key: string
  readonly what: string
  readonly text: string
}

/** A line a field; what an added or removed disk or NIC states stands on one line with it. */
export function changeLines({ changes }: Pick<VmChange, 'changes'>, { t, te, n: number }: ChangeWords): ChangeLine[] {
  const lines: ChangeLine[] = []
  const come = new Map<string, { readonly isAdded: boolean; readonly stated: string[] }>()
  for (const change of changes) {
    const key = `${change.part} ${change.item ?? ''}`
    if (change.part === 'vm' && change.field === 'id') {
      lines.push({ key: 'id', what: t('import.history.diff.name'), text: t('import.history.diff.newId', { id: String(change.new) }) })
    } else if (change.field === 'isPresent') {
      come.set(key, { isAdded: change.new === true, stated: [] })
    } else if (!isAboutComing(change, changes)) {
      lines.push({
        key: `${key} ${change.field}`,
        what: [partText(change, { t, te }), change.part === 'attribute' ? '' : fieldText(change.field, { t, te })].filter((text) => text !== '').join(': '),
        text: t('import.history.diff.arrow', { old: valueText(change.field, change.old, { t, n: number }), new: valueText(change.field, change.new, { t, n: number }) }),
      })
    }
  }
  for (const change of changes) {
    const known = come.get(`${change.part} ${change.item ?? ''}`)
    const value = known?.isAdded === true ? change.new : change.old
    if (known !== undefined && change.field !== 'isPresent' && value !== null) known.stated.push(`${fieldText(change.field, { t, te })} ${valueText(change.field, value, { t, n: number })}`)
  }
  for (const [key, { isAdded, stated }] of come) {
    const [first] = changes.filter((change) => `${change.part} ${change.item ?? ''}` === key)
    if (first !== undefined) lines.push({ key: `${key} isPresent`, what: partText(first, { t, te }), text: t(isAdded ? 'import.history.diff.came' : 'import.history.diff.went', { what: stated.join(', ') }) })
  }
  return lines
}

function isAboutComing({ part, item }: FieldChange, changes: readonly FieldChange[]): boolean {
  return changes.some((other) => other.field === 'isPresent' && other.part === part && other.item === item)
}
