import { computed, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute } from 'vue-router'
import { useHost } from '#renderer/api/host.ts'
import { useCall } from '#renderer/api/use-call.ts'
import { useJobs } from '#renderer/stores/jobs.ts'
import { useProject } from '#renderer/stores/project.ts'
import type { ErrorData } from '#shared/contract/api-types.ts'
import type { WaveProgress, WaveSchedule, WaveSummary } from './wave-schedule.ts'
import { localDay } from './local-day.ts'
import { WAVE_TABS, type WaveTab } from './wave-tabs.ts'

/** The schedule that is kept, as it holds now, and the planning of another one. */
export function useWaves() {
  const { t } = useI18n()
  const route = useRoute()
  const host = useHost()
  const project = useProject()
  const jobs = useJobs()

  const reading = shallowRef<WaveProgress | null>(null)
  const call = useCall<WaveSummary | null>(
    async (signal) => {
      if (!project.hasInventory) return { ok: true, value: null }
      reading.value = null
      const outcome = await host.invoke('waves.summary', {}, { signal, onProgress: (progress) => { reading.value = progress } })
      return outcome
    },
    { reloadOn: () => [project.generation, project.hasInventory] },
  )

  /** The local day that is planned from. */
  const today = shallowRef(localDay(new Date()))
  const planning = shallowRef<{ readonly progress: WaveProgress | null; readonly isCancelling: boolean } | null>(null)
  const failure = shallowRef<ErrorData | null>(null)
  const said = shallowRef('')
  /** What the newest planning of this page moved. */
  const moved = shallowRef<WaveSchedule['moved']>([])
  let underWay = new AbortController()

  async function plan(isAnew: boolean): Promise<void> {
    underWay = new AbortController()
    planning.value = { progress: null, isCancelling: false }
    failure.value = null
    said.value = ''
    const outcome = await jobs.run('waves.plan', { today: today.value, isAnew }, {
      label: t('waves.plan.job'),
      signal: underWay.signal,
      onProgress: (progress) => { if (planning.value !== null) planning.value = { ...planning.value, progress } },
    })
    planning.value = null
    if (outcome.ok) {
      moved.value = outcome.value.moved
      said.value = t('waves.plan.done', { n: outcome.value.waves.length, vms: outcome.value.vms.filter(({ window }) => window !== null).length })
    } else if (outcome.error.code === 'cancelled') {
      said.value = t('waves.plan.cancelled')
    } else {
      failure.value = outcome.error
    }
  }

  function cancel(): void {
    if (planning.value !== null) planning.value = { ...planning.value, isCancelling: true }
    underWay.abort()
  }

  watch(() => project.info?.path, () => { moved.value = [] })

  const state = computed((): 'empty' | 'none' | 'loading' | 'error' | 'ready' => {
    if (!project.hasInventory) return 'empty'
    if (call.value !== null) return 'ready'
    if (call.error?.code === 'not-found') return 'none'
    return call.error === null ? 'loading' : 'error'
  })
  const page = computed(() => String(route.params['page'] ?? ''))
  const tab = computed((): WaveTab | null => (page.value === '' ? WAVE_TABS[0] : (WAVE_TABS.find((name) => name === page.value) ?? null)))
  const wave = computed(() => call.value?.waves.find(({ window, number }) => window === page.value || String(number) === page.value) ?? null)

  return { project, call, state, reading, today, planning, failure, said, moved, page, tab, wave, plan, cancel }
}

export type Waves = ReturnType<typeof useWaves>
