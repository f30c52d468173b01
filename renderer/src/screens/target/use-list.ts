import { nextTick, ref, type Ref, useTemplateRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Keyed } from './keyed.ts'
import { useTargetForm } from './target-form.ts'

/** Adding to a list of the draft and taking from it, with the cursor where the person goes on and the deed said aloud. */
export function useList<Entry extends Keyed & { readonly name: string }>(path: 'storageClasses' | 'nodeModels' | 'physicalNetworks' | 'cluster.fleet.clusters', list: () => Entry[]) {
  const { t } = useI18n()
  const form = useTargetForm()
  const addButton: Ref<{ $el: HTMLElement } | null> = useTemplateRef('addButton')
  const said = ref('')

  /** By its name, or by its place while it has none. */
  const nameOf = (entry: Entry): string => entry.name.trim() || t('target.entry.unnamed', { n: list().findIndex(({ key }) => key === entry.key) + 1 })
  const errorsOf = (index: number): number => form.problemsAt(`${path}[${index}]`, true).length

  async function add(entry: Entry, after?: Entry): Promise<void> {
    const entries = list()
    const place = after === undefined ? entries.length : entries.findIndex(({ key }) => key === after.key) + 1
    entries.splice(place, 0, entry)
    said.value = t('target.entry.added', { name: nameOf(entry) })
    await form.reveal(`${path}[${place}].name`)
  }

  async function remove(entry: Entry, takeOut?: () => void): Promise<void> {
    said.value = t('target.entry.removed', { name: nameOf(entry) })
    const entries = list()
    if (takeOut === undefined) entries.splice(entries.findIndex(({ key }) => key === entry.key), 1)
    else takeOut()
    await nextTick()
    addButton.value?.$el.focus()
  }

  return { said, nameOf, errorsOf, add, remove }
}
