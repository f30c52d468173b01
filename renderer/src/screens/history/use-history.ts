import { useMessage } from 'naive-ui'
import { computed, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useHost } from '#renderer/api/host.ts'
import { useCall } from '#renderer/api/use-call.ts'
import { useDecisions } from '#renderer/stores/decisions.ts'
import { useProject } from '#renderer/stores/project.ts'
import type { Outcome } from '#shared/contract/api-types.ts'
import type { ApiOutput } from '#shared/contract/api.ts'

type Steps = ApiOutput<'decisions.steps'>
export type Step = Steps['steps'][number]

/** Steps that are shown at first, and added each time that older ones are asked for. */
const PAGE = 100
/** As many as the backend answers at a time. */
const MOST = 500

/** The steps of the journal by the day on which they were taken, and the way to any of them. */
export function useHistory() {
  const { t, d } = useI18n()
  const host = useHost()
  const project = useProject()
  const decisions = useDecisions()
  const message = useMessage()
  const wanted = ref(PAGE)
  const isGoing = ref(false)
  const call = useCall(load, { reloadOn: () => [wanted.value, project.generation, project.info?.path] })

  /** As many as are wanted, in as many pages as that takes. */
  async function load(signal: AbortSignal): Promise<Outcome<Steps>> {
    const steps: Step[] = []
    for (;;) {
      const outcome = await host.invoke('decisions.steps', { offset: steps.length, limit: Math.min(MOST, wanted.value - steps.length) }, { signal })
      if (!outcome.ok) return outcome
      steps.push(...outcome.value.steps)
      if (steps.length >= Math.min(wanted.value, outcome.value.total) || outcome.value.steps.length === 0) return { ok: true, value: { steps, total: outcome.value.total } }
    }
  }

  const steps = computed((): readonly Step[] => call.value?.steps ?? [])
  const newestInForce = computed(() => steps.value.find(({ isUndone }) => !isUndone)?.batch ?? 0)
  const days = computed(() => {
    const byDay = new Map<string, Step[]>()
    for (const step of steps.value) {
      const day = d(step.at, { dateStyle: 'full' })
      byDay.set(day, [...(byDay.get(day) ?? []), step])
    }
    return [...byDay].map(([day, ofDay]) => ({ day, steps: ofDay }))
  })

  async function goTo(batch: number): Promise<void> {
    isGoing.value = true
    const outcome = await decisions.goTo(batch)
    isGoing.value = false
    if (!outcome.ok) {
      message.error(outcome.error.message)
      return
    }
    const { undone, redone } = outcome.value
    if (undone > 0) message.success(t('history.wentBack', undone))
    if (redone > 0) message.success(t('history.wentForth', redone))
  }

  return {
    call,
    days,
    newestInForce,
    isGoing,
    total: computed(() => call.value?.total ?? 0),
    shown: computed(() => steps.value.length),
    hasOlder: computed(() => steps.value.length < (call.value?.total ?? 0)),
    showOlder: () => { wanted.value += PAGE },
    goTo,
  }
}
