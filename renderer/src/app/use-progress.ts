import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { useRoute } from 'vue-router'
import { NOBODY_WAITS, useHost } from '#renderer/api/host.ts'
import { useBundleVerdict } from '#renderer/stores/bundle-verdict.ts'
import { useProject } from '#renderer/stores/project.ts'
import type { ApiOutput } from '#shared/contract/api.ts'

export type StepProgress = ApiOutput<'plan.progress'>['steps'][number]

/** A screen asks first: what it shows must not wait for the navigation. */
const REST_MS = 800

/** How far each step is, by its name: asked once a screen has come to rest, and again after every change. An answer of before stays meanwhile. */
export function useProgress() {
  const host = useHost()
  const project = useProject()
  const route = useRoute()
  const verdict = useBundleVerdict()
  const answer = shallowRef<ApiOutput<'plan.progress'> | null>(null)
  let underWay = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined

  async function ask(): Promise<void> {
    const mine = new AbortController()
    underWay = mine
    const outcome = await host.invoke('plan.progress', {}, { signal: mine.signal })
    // A navigation without counts is no failure that a person could do something about: the screens say what is wrong.
    if (!mine.signal.aborted) answer.value = outcome.ok ? outcome.value : null
  }

  watch(() => project.info?.path, () => { answer.value = null })
  // Each by itself: a list of them would be another one with each change of the address, such as every filter of a table.
  watch([() => project.generation, () => project.info?.path, () => route.path], () => {
    clearTimeout(timer)
    underWay.abort(NOBODY_WAITS)
    if (project.isOpen) timer = setTimeout(() => void ask(), REST_MS)
  }, { immediate: true })
  watch(() => route.path, () => verdict.askAgain())
  onScopeDispose(() => {
    clearTimeout(timer)
    underWay.abort(NOBODY_WAITS)
  })
  return computed((): ReadonlyMap<string, StepProgress> => new Map((answer.value?.steps ?? []).map((step) => [step.step, step.step === 'handOver' ? { ...step, open: openOfHandOver(step.open) } : step])))

  /** Checks that did not run are not evaluated, which is not the same as passed. */
  function openOfHandOver(open: number | null): number | null {
    return verdict.count === null ? null : (open ?? 0) + verdict.count
  }
}
