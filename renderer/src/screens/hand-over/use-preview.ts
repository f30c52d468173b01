import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { NOBODY_WAITS, useHost } from '#renderer/api/host.ts'
import { useProject } from '#renderer/stores/project.ts'
import type { ErrorData } from '#shared/contract/api-types.ts'
import type { BundlePreview } from '#shared/contract/bundle-preview.ts'
import { choiceOf, type Part, partOf } from './part.ts'

/** What is under way: the phase of making the bundle, or that it is being given up. */
export interface Making {
  readonly phase: 'plan' | 'check' | 'lay-out'
  readonly isCancelling: boolean
}

/**
 * The bundle of the project as it is now, made anew with each change of the project or of the part that the address
 * names. Withdrawn where the screen goes away.
 */
export function usePreview() {
  const host = useHost()
  const project = useProject()
  const route = useRoute()
  const router = useRouter()
  const value = shallowRef<BundlePreview | null>(null)
  const error = shallowRef<ErrorData | null>(null)
  const making = shallowRef<Making | null>(null)
  let underWay = new AbortController()
  let isGivenUp = false

  const part = computed<Part>({
    get: () => partOf(route.query['part']),
    set: (chosen) => void router.replace({ query: { ...route.query, part: chosen === 'whole' ? undefined : chosen } }),
  })

  async function make(): Promise<void> {
    underWay.abort(NOBODY_WAITS)
    const mine = new AbortController()
    underWay = mine
    isGivenUp = false
    making.value = { phase: 'plan', isCancelling: false }
    const outcome = await host.invoke('bundle.preview', choiceOf(part.value), {
      signal: mine.signal,
      onProgress: ({ phase }) => {
        if (phase !== 'write' && mine === underWay && making.value !== null) making.value = { ...making.value, phase }
      },
    })
    if (mine !== underWay) return
    making.value = null
    error.value = outcome.ok ? null : outcome.error
    // A bundle of an earlier state would be taken for the present one.
    value.value = outcome.ok ? outcome.value : null
  }

  function cancel(): void {
    isGivenUp = true
    if (making.value !== null) making.value = { ...making.value, isCancelling: true }
    underWay.abort()
  }

  watch(
    [() => project.generation, () => project.hasInventory, part],
    () => {
      if (project.hasInventory) void make()
    },
    { immediate: true },
  )
  onScopeDispose(() => underWay.abort(NOBODY_WAITS))

  const state = computed((): 'empty' | 'none' | 'loading' | 'cancelled' | 'error' | 'ready' => {
    if (!project.hasInventory) return 'empty'
    if (value.value !== null) return 'ready'
    if (making.value !== null || error.value === null) return 'loading'
    if (error.value.code === 'cancelled' && isGivenUp) return 'cancelled'
    if (error.value.code !== 'not-found') return 'error'
    // Of a part that the target asks nothing of the error says which it was.
    return error.value.details['only'] === undefined ? 'empty' : 'none'
  })

  return { state, value, error, making, part, make, cancel }
}
