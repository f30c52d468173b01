import { computed, ref, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useHost } from '#renderer/api/host.ts'
import { useCall } from '#renderer/api/use-call.ts'
import { changedMeanwhile, type ChangedMeanwhile } from '#renderer/components/draft-form/changed-meanwhile.ts'
import { provideDraftForm } from '#renderer/components/draft-form/draft-form.ts'
import { draftProblems } from '#renderer/components/draft-form/draft-problems.ts'
import { type Draft, withValue } from '#renderer/components/draft-form/draft-values.ts'
import { useDecisions } from '#renderer/stores/decisions.ts'
import { useProject } from '#renderer/stores/project.ts'
import { waveSettingsSchema } from '#shared/domain/waves/wave-settings.ts'
import { isSameSettings } from './is-same-settings.ts'

/** The subject of the decision: there is one calendar. */
const SUBJECT = 'waves'

/** The settings of waves that are kept, and the draft of others, which somebody saves or leaves. */
export function useWaveSettings() {
  const { t } = useI18n()
  const host = useHost()
  const project = useProject()
  const decisions = useDecisions()
  const stored = useCall((signal) => host.invoke('waves.settings', {}, { signal }), { reloadOn: () => [project.generation, project.info?.path] })
  const draft = shallowRef<Draft>({})
  /** What the draft began as; `isDecided` where it had been decided. */
  const kept = shallowRef<Draft>({})
  let isDecided = false
  const isSaving = ref(false)
  const error = ref<string | null>(null)
  /** What was saved by somebody else since the draft began; which of the two counts is for the person to say. */
  const changed = shallowRef<ChangedMeanwhile | null>(null)
  const said = ref('')

  const isDirty = computed(() => !isSameSettings(draft.value, kept.value))
  const problems = computed(() => draftProblems(waveSettingsSchema, draft.value))

  // What somebody typed stays where others change the settings meanwhile, and saving it is refused until somebody says which counts.
  watch(() => stored.value, (answer) => {
    if (answer !== null && !isDirty.value) begin(answer, answer.settings)
  }, { immediate: true })

  function begin(from: { readonly settings: Draft; readonly isDecided: boolean }, next: Draft): void {
    kept.value = from.settings
    isDecided = from.isDecided
    draft.value = next
    changed.value = null
  }

  provideDraftForm({
    name: 'waves',
    draft: () => draft.value,
    defaults: () => DEFAULTS,
    problems: () => problems.value,
    set: (path, value) => {
      draft.value = withValue(draft.value, path, value)
      said.value = ''
    },
    commit: () => undefined,
  })

  /** Whether it was saved; one undo step. */
  async function save(): Promise<boolean> {
    const parsed = waveSettingsSchema.safeParse(draft.value)
    if (!parsed.success || isSaving.value) return false
    isSaving.value = true
    const outcome = await decisions.apply([{ kind: 'waves.settings', subject: SUBJECT, value: parsed.data, seen: isDecided ? kept.value : null }])
    isSaving.value = false
    changed.value = outcome.ok ? null : changedMeanwhile(outcome.error)
    error.value = outcome.ok || changed.value !== null ? null : outcome.error.message
    if (outcome.ok) {
      kept.value = parsed.data
      isDecided = true
      said.value = t('waves.settings.saved')
    }
    return outcome.ok
  }

  /** The draft, or what is in force in its place, goes on from what is in force. */
  async function settle(isMine: boolean): Promise<void> {
    await stored.reload()
    if (stored.value !== null) begin(stored.value, isMine ? draft.value : stored.value.settings)
    if (isMine) await save()
  }

  function discard(): void {
    draft.value = kept.value
    error.value = null
    changed.value = null
    said.value = t('waves.settings.discarded')
  }

  return { stored, draft, isDirty, problems, isSaving, error, changed, said, save, settle, discard }
}

export type WaveSettingsState = ReturnType<typeof useWaveSettings>

const DEFAULTS = waveSettingsSchema.parse({})
