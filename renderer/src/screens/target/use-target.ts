import { computed, nextTick, ref, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useHost } from '#renderer/api/host.ts'
import { useCall } from '#renderer/api/use-call.ts'
import { changedMeanwhile, type TwoTexts } from '#renderer/components/draft-form/changed-meanwhile.ts'
import { useProject } from '#renderer/stores/project.ts'
import type { ErrorData } from '#shared/contract/api-types.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { draftProblems } from './draft-problems.ts'
import { customId } from './list-edits.ts'
import { bearsForeignId, isSameTarget, originOf } from './preset-origin.ts'
import { saveBlock } from './save-block.ts'
import { draftOf, draftText, type TargetDraft, targetOfDraft } from './target-draft.ts'
import type { FieldProblem } from './target-form.ts'
import { useDraftCheck } from './use-draft-check.ts'

/** The project's target, the draft of a better one, and what stands between the two. */
export function useTarget() {
  const { t } = useI18n()
  const host = useHost()
  const project = useProject()
  const presets = useCall((signal) => host.invoke('target.presets', {}, { signal }))
  const current = useCall((signal) => host.invoke('target.get', {}, { signal }), { reloadOn: () => project.generation })

  /** What the draft began as. */
  const baseline = shallowRef<Target | null>(null)
  const isChosen = ref(false)
  const draft = ref<TargetDraft | null>(null)
  /** What the project's target became while somebody was writing here. */
  const conflict = shallowRef<Target | null>(null)
  /** The project's target, whether or not the draft began as it. */
  const projects = computed(() => conflict.value ?? baseline.value)
  const isSaving = ref(false)
  const failure = shallowRef<ErrorData | null>(null)
  const said = ref('')

  const baselineText = computed(() => (baseline.value === null ? null : draftText(draftOf(baseline.value))))
  const isDirty = computed(() => draft.value !== null && draftText(draft.value) !== baselineText.value)
  const candidate = computed(() => (draft.value === null ? null : targetOfDraft(draft.value)))
  const check = useDraftCheck(candidate)
  /** The very same list while a check finds the same: all fields hang on it. */
  const problems = computed<readonly FieldProblem[]>((before) => {
    const found = [
      ...(check.result?.issues ?? []),
      ...(draft.value === null ? [] : draftProblems(draft.value)).map(({ path, code, key = '' }) => ({ path, message: t(`target.problems.${code}`, { key }) })),
    ]
    return before !== undefined && JSON.stringify(before) === JSON.stringify(found) ? before : found
  })
  const block = computed(() =>
    saveBlock({ isDirty: isDirty.value, isSaving: isSaving.value, isChecking: check.isChecking, hasCheckFailed: check.failure !== null, issues: problems.value.length, hasConflict: conflict.value !== null }),
  )
  const origin = computed(() => (baseline.value === null ? null : originOf(baseline.value.id, presets.value ?? [])))
  const isForeignId = computed(() => draft.value !== null && bearsForeignId(draft.value, presets.value ?? []))
  /** Whether another target in its place would lose what nobody can choose again from the list. */
  const isOwn = computed(() => isChosen.value && presets.value?.some((preset) => projects.value !== null && isSameTarget(preset, projects.value)) === false)

  function adopt(target: Target): void {
    baseline.value = target
    conflict.value = null
    failure.value = null
    const next = draftOf(target)
    // The same words stay the same form, with the editors that are open in it.
    if (draft.value === null || draftText(next) !== draftText(draft.value)) draft.value = next
  }

  // What was said is old once somebody writes on.
  watch(isDirty, (isNowDirty) => {
    if (isNowDirty) said.value = ''
  })

  watch(() => current.value, (answer) => {
    if (answer === null) return
    isChosen.value = answer.isChosen
    const { target } = answer
    if (baseline.value !== null && isSameTarget(baseline.value, target)) {
      conflict.value = null
    } else if (isSaving.value) {
      return // what is stored next is asked for again
    } else if (!isDirty.value) {
      if (baseline.value !== null) said.value = t('target.said.reloaded')
      adopt(target)
    } else {
      conflict.value = target
    }
  })

  /** Whether it was stored; one undo step. */
  async function store(target: Target, done: string): Promise<boolean> {
    if (isSaving.value) return false
    isSaving.value = true
    failure.value = null
    const written = draft.value === null ? null : draftText(draft.value)
    const outcome = await host.invoke('target.set', { target, seen: isChosen.value ? baseline.value : null })
    isSaving.value = false
    if (!outcome.ok) {
      // Another program or page was first: what it decided is shown beside the edits.
      if (changedMeanwhile(outcome.error) !== null) {
        await current.reload()
        await nextTick()
        if (conflict.value !== null) return false
      }
      failure.value = outcome.error
      return false
    }
    const isWrittenOn = draft.value !== null && draftText(draft.value) !== written
    if (isWrittenOn) baseline.value = outcome.value
    else adopt(outcome.value)
    isChosen.value = true
    said.value = done
    project.changed()
    return true
  }

  async function save(): Promise<boolean> {
    // The backend parses it: what is not a target is refused there.
    return block.value === null && store(candidate.value as Target, t('target.said.saved'))
  }

  function discard(): void {
    if (baseline.value !== null) adopt(baseline.value)
    said.value = t('target.said.discarded')
  }

  /** The person goes on with the draft: it will replace what the project has now. */
  function keepDraft(): void {
    if (conflict.value !== null) baseline.value = conflict.value
    conflict.value = null
  }

  function takeProjects(): void {
    if (conflict.value !== null) adopt(conflict.value)
    said.value = t('target.said.reloaded')
  }

  /** The project's target and the draft as YAML; null while the draft is none. */
  async function compare(): Promise<TwoTexts | null> {
    const targets = [conflict.value, problems.value.length === 0 ? candidate.value : null]
    const [theirs, mine] = await Promise.all(targets.map(async (target) => {
      const outcome = target === null ? null : await host.invoke('target.format', { target: target as Target }) // the backend parses it
      return outcome?.ok === true ? outcome.value.text : null
    }))
    return typeof theirs === 'string' && typeof mine === 'string' ? { theirs, mine } : null
  }

  /** A target from a file becomes the draft; it is the project's when it is saved. */
  async function load(target: Target, fileName: string): Promise<void> {
    draft.value = draftOf(target)
    await nextTick()
    said.value = t(isDirty.value ? 'target.said.loaded' : 'target.said.loadedSame', { file: fileName })
  }

  function renameToCustom(): void {
    if (draft.value !== null) draft.value.id = customId(draft.value.id.trim())
  }

  return {
    presets, current, project, baseline, projects, isChosen, draft, candidate, conflict, isDirty, isSaving, isOwn, isForeignId, origin, check, problems, block, failure, said,
    use: (preset: Target) => store(preset, t('target.said.used', { name: preset.name })),
    save, discard, compare, keepDraft, takeProjects, load, renameToCustom,
  }
}
