import type { Target } from '#shared/domain/target/target.ts'
import { customId } from './list-edits.ts'
import { draftOf, draftText, type TargetDraft } from './target-draft.ts'

/** The preset that a target was made from, told by its id; null where it is of one's own making. */
export function originOf(id: string, presets: readonly Target[]): Target | null {
  return presets.find((preset) => preset.id === id || customId(preset.id) === id) ?? null
}

/** Whether two targets say the same. Both come from the backend, which answers fields in one order. */
export function isSameTarget(left: Target, right: Target): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}

/** Whether a form still bears the id of a preset although it is no longer that preset. */
export function bearsForeignId(draft: TargetDraft, presets: readonly Target[]): boolean {
  const preset = presets.find(({ id }) => id === draft.id.trim())
  return preset !== undefined && draftText(draftOf(preset)) !== draftText(draft)
}

/** How an entry of a list stands to the preset's entry of the same name. */
export function entryState<Entry extends { readonly name: string }>(entry: Entry, ofPreset: readonly Entry[] | null): 'same' | 'changed' | 'new' | null {
  if (ofPreset === null) return null
  const twin = ofPreset.find(({ name }) => name === entry.name)
  if (twin === undefined) return 'new'
  return plain(twin) === plain(entry) ? 'same' : 'changed'
}

function plain(entry: unknown): string {
  return JSON.stringify(entry, (name, value: unknown) => (name === 'key' ? undefined : value))
}
