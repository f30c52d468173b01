import { computed, nextTick, provide, type Ref, ref, watch } from 'vue'
import { FIELD_FORM } from '#renderer/components/fields/field-form.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { fieldId, pathAndParents } from './field-id.ts'
import type { Keyed } from './keyed.ts'
import { draftOf, type TargetDraft } from './target-draft.ts'
import { type FieldProblem, TARGET_FORM, type TargetForm } from './target-form.ts'

/** One list for all fields in which nothing is wrong: they stay as they are. */
const NOTHING: readonly FieldProblem[] = []

/** Gives the sections their form: the draft, its errors by field, the preset to compare with, and the way to a field. `drawAll` draws what is put off at first. */
export function useFormContext(draft: Ref<TargetDraft | null>, problems: Ref<readonly FieldProblem[]>, origin: Ref<Target | null>, drawAll: () => void = () => undefined): TargetForm {
  const openEntries = ref(new Set<number>())
  const preset = computed(() => (origin.value === null ? null : draftOf(origin.value)))
  const byPath = computed(() => {
    const map = new Map<string, FieldProblem[]>()
    for (const problem of problems.value) map.set(problem.path, [...(map.get(problem.path) ?? []), problem])
    return map
  })

  // The keys of another draft are others.
  watch(draft, () => openEntries.value.clear())

  function toggle(key: number): void {
    if (!openEntries.value.delete(key)) openEntries.value.add(key)
  }

  /** The entry with an editor of its own that a field lies in, by its key. */
  function editedEntry(path: string): number | undefined {
    const [, list, index] = /^(storageClasses|nodeModels|cluster\.fleet\.clusters)\[(\d+)\]/.exec(path) ?? []
    if (list === undefined || draft.value === null) return undefined
    const { storageClasses, nodeModels, cluster } = draft.value
    const lists: Readonly<Record<string, readonly Keyed[]>> = { storageClasses, nodeModels, 'cluster.fleet.clusters': cluster.fleet.clusters }
    return lists[list]?.[Number(index)]?.key
  }

  async function reveal(path: string): Promise<void> {
    drawAll()
    const key = editedEntry(path)
    if (key !== undefined) openEntries.value.add(key)
    await nextTick()
    const ids = pathAndParents(path).flatMap((place) => [fieldId(place), `${fieldId(place)}-title`])
    ids.map((id) => document.getElementById(id)).find((element) => element !== null)?.focus()
  }

  const form: TargetForm = {
    get draft() {
      if (draft.value === null) throw new Error('The form is shown before there is a draft.')
      return draft.value
    },
    get preset() { return preset.value },
    get problems() { return problems.value },
    problemsAt: (path, isWhole = false) =>
      isWhole ? problems.value.filter((problem) => problem.path === path || problem.path.startsWith(`${path}.`) || problem.path.startsWith(`${path}[`)) : (byPath.value.get(path) ?? NOTHING),
    get openEntries() { return openEntries.value },
    toggle,
    reveal,
  }
  provide(TARGET_FORM, form)
  provide(FIELD_FORM, {
    idOf: fieldId,
    problemsOf: (path, isWhole) => form.problemsAt(path, isWhole).map((problem) => `${problem.path === path ? '' : `${problem.path.slice(path.length)} `}${problem.message}`),
  })
  return form
}
