import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { useHost } from '#renderer/api/host.ts'
import type { ApiOutput } from '#shared/contract/api.ts'
import { useProject } from './project.ts'

export type CriticalCheck = NonNullable<ApiOutput<'bundle.verdict'>['critical']>[number]

/** A screen asks first: what it shows must not wait for this. */
const FIRST_REST_MS = 1_000
/** The bundle is checked ahead in turns that nobody wants, or when somebody looks at it: until that is known it is asked again, each time after twice as long. */
const LONGEST_REST_MS = 64_000

/** What the checks found that would stop an export, where they have run since the last change: nothing is worked out to know it. */
export const useBundleVerdict = defineStore('bundleVerdict', () => {
  const host = useHost()
  const project = useProject()
  /** Null: not checked since the last change. */
  const critical = shallowRef<readonly CriticalCheck[] | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let isKnown = false
  let newest = 0

  async function ask(restMs: number): Promise<void> {
    const mine = (newest += 1)
    const outcome = await host.invoke('bundle.verdict', {})
    if (mine !== newest) return
    // A mark without a count is no failure that a person could do something about: Hand over says what is wrong.
    critical.value = outcome.ok ? outcome.value.critical : null
    isKnown = critical.value !== null
    if (!isKnown && outcome.ok && restMs < LONGEST_REST_MS) begin(restMs * 2)
  }

  function begin(restMs: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void ask(restMs), restMs)
  }

  watch([() => project.generation, () => project.info?.path], () => {
    clearTimeout(timer)
    newest += 1
    isKnown = false
    critical.value = null
    if (project.hasInventory) begin(FIRST_REST_MS)
  }, { immediate: true })
  // Whether there is an inventory is known after what else has changed.
  watch(() => project.hasInventory, (hasInventory) => {
    if (hasInventory) begin(FIRST_REST_MS)
  })

  /** Somebody came to another page: perhaps from the one that has the bundle checked. */
  function askAgain(): void {
    if (!isKnown && project.hasInventory) begin(FIRST_REST_MS)
  }

  return { critical, count: computed(() => critical.value?.reduce((sum, { count }) => sum + count, 0) ?? null), askAgain }
})
