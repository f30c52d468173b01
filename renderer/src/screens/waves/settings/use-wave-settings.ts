import { computed, ref, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useHost } from '#renderer/api/host.ts'
import { useCall } from '#renderer/api/use-call.ts'
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
  const kept = shallowRef<Draft>({})
  const isSaving = ref(false)
  const error = ref<string | null>(null)
  const said = ref('')

  const isDirty = computed(() => !isSameSettings(draft.value, kept.value))
  const problems = computed(() => draftProblems(waveSettingsSchema, draft.value))

  // What somebody typed stays where others change the settings meanwhile: saving it replaces theirs, as one undo step.
  watch(() => stored.value, (answer) => {
    if (answer === null) return
    const isUntouched = !isDirty.value
    kept.value = answer.settings
    if (isUntouched) draft.value = answer.settings
  }, { immediate: true })

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
    kept.value = parsed.data
    const outcome = await decisions.apply([{ kind: 'waves.settings', subject: SUBJECT, value: parsed.data }])
    isSaving.value = false
    error.value = outcome.ok ? null : outcome.error.message
    if (outcome.ok) said.value = t('waves.settings.saved')
    else kept.value = stored.value?.settings ?? {}
    return outcome.ok
  }

  function discard(): void {
    draft.value = kept.value
    error.value = null
    said.value = t('waves.settings.discarded')
  }

  return { stored, draft, isDirty, problems, isSaving, error, said, save, discard }
}

export type WaveSettingsState = ReturnType<typeof useWaveSettings>

const DEFAULTS = waveSettingsSchema.parse({})
