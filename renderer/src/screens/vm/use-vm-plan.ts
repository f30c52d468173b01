import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { NOBODY_WAITS, useHost } from '#renderer/api/host.ts'
import { useProject } from '#renderer/stores/project.ts'
import type { ErrorData } from '#shared/contract/api-types.ts'
import type { VmInPlan } from '#shared/contract/vm-in-plan.ts'

/**
 * Of so many VMs the plan is worked out unasked, with each change. A plan is always of all VMs: for 10,000 it takes some
 * seconds (docs/performance.md), in which nothing else is answered, so a person says when.
 */
const MOST_VMS_UNASKED = 2_000

/** What the plan makes of a VM, and what the checks say of it there. */
export function useVmPlan(id: () => string) {
  const host = useHost()
  const project = useProject()
  const value = shallowRef<VmInPlan | null>(null)
  const error = shallowRef<ErrorData | null>(null)
  const isRunning = ref(false)
  const isWanted = ref(false)
  let underWay = new AbortController()

  async function load(): Promise<void> {
    underWay.abort(NOBODY_WAITS)
    const mine = (underWay = new AbortController())
    isWanted.value = true
    isRunning.value = true
    const outcome = await host.invoke('bundle.vm', { id: id() }, { signal: mine.signal })
    if (mine.signal.aborted) return
    isRunning.value = false
    error.value = outcome.ok ? null : outcome.error
    value.value = outcome.ok ? outcome.value : null
  }

  /** Gives up what is under way: it can be asked for again. */
  function cancel(): void {
    underWay.abort(NOBODY_WAITS)
    isRunning.value = false
    isWanted.value = false
  }

  watch([id, () => project.generation], ([now], before) => {
    const isOther = now !== before[0]
    if (isOther) isWanted.value = false
    if (isOther || (project.info?.vms ?? 0) > MOST_VMS_UNASKED) value.value = null
    error.value = null
    if ((project.info?.vms ?? 0) <= MOST_VMS_UNASKED) void load()
    else {
      // What was shown is of the project before.
      cancel()
    }
  }, { immediate: true })
  onScopeDispose(() => underWay.abort(NOBODY_WAITS))

  const state = computed((): 'asking' | 'loading' | 'error' | 'ready' => {
    if (error.value !== null) return 'error'
    if (value.value !== null) return 'ready'
    return isRunning.value || isWanted.value ? 'loading' : 'asking'
  })
  return { state, value, error, isRunning, load, cancel }
}
