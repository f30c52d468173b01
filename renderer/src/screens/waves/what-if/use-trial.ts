import { onScopeDispose, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useJobs } from '#renderer/stores/jobs.ts'
import type { ErrorData } from '#shared/contract/api-types.ts'
import { type WaveSettings, waveSettingsSchema } from '#shared/domain/waves/wave-settings.ts'
import type { WaveSchedule } from '../wave-schedule.ts'

/** A schedule by settings that are not saved. */
export interface Trial {
  readonly settings: WaveSettings
  readonly schedule: WaveSchedule
}

/** Planning with other settings, beside the schedule that is kept; nothing of it is written. */
export function useTrial() {
  const { t } = useI18n()
  const jobs = useJobs()
  const trial = shallowRef<Trial | null>(null)
  const error = shallowRef<ErrorData | null>(null)
  const isRunning = shallowRef(false)
  let underWay = new AbortController()

  async function run(draft: unknown, today: string): Promise<void> {
    const settings = waveSettingsSchema.safeParse(draft)
    if (!settings.success) return
    underWay.abort()
    const mine = new AbortController()
    underWay = mine
    isRunning.value = true
    error.value = null
    const outcome = await jobs.run('waves.try', { settings: settings.data, today, isAnew: true }, { label: t('waves.whatIf.job'), signal: mine.signal })
    if (underWay !== mine) return
    isRunning.value = false
    if (outcome.ok) trial.value = { settings: settings.data, schedule: outcome.value }
    else if (outcome.error.code !== 'cancelled') error.value = outcome.error
  }

  function cancel(): void {
    underWay.abort()
  }

  onScopeDispose(cancel)
  return { trial, error, isRunning, run, cancel }
}

export type TrialState = ReturnType<typeof useTrial>
