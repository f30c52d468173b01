import { expect, it } from 'vitest'
import { computed, ref } from 'vue'
import { useDraftFields } from './use-draft-fields.ts'

interface Draft { readonly type: string; readonly reason: string }

it('replaces the draft as a field is written, and reads whichever draft there is', () => {
  const first: Draft = { type: 'a', reason: '' }
  const draft = ref<Draft>(first)
  const fields = useDraftFields(draft)
  const seen = computed(() => `${fields.type} ${fields.reason}`)
  fields.reason = 'agreed'
  expect([draft.value, first, seen.value]).toEqual([{ type: 'a', reason: 'agreed' }, { type: 'a', reason: '' }, 'a agreed'])
  draft.value = { type: 'b', reason: '' }
  expect(seen.value).toBe('b ')
})

it('leaves it to the form what a field bears on', () => {
  const draft = ref<Draft>({ type: 'a', reason: 'for a' })
  const fields = useDraftFields(draft, (part) => { draft.value = { ...draft.value, ...part, ...(part.type === undefined ? {} : { reason: '' }) } })
  fields.type = 'b'
  expect(draft.value).toEqual({ type: 'b', reason: '' })
})
