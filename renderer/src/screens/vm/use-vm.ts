import { onScopeDispose, shallowRef, watch } from 'vue'
import { useRoute } from 'vue-router'
import { useHost } from '#renderer/api/host.ts'
import type { ErrorData } from '#shared/contract/api-types.ts'
import type { VmDetails } from '#shared/contract/vm-details.ts'

export type VmState = { readonly kind: 'loading' } | { readonly kind: 'error'; readonly error: ErrorData } | { readonly kind: 'ready'; readonly details: VmDetails }

/** The VM that the route names. */
export function useVm() {
  const host = useHost()
  const route = useRoute()
  const state = shallowRef<VmState>({ kind: 'loading' })
  let controller = new AbortController()

  async function load(): Promise<void> {
    controller.abort()
    const { signal } = (controller = new AbortController())
    state.value = { kind: 'loading' }
    const outcome = await host.invoke('inventory.vm', { id: String(route.params['id']) }, { signal })
    if (signal.aborted) return
    state.value = outcome.ok ? { kind: 'ready', details: outcome.value } : { kind: 'error', error: outcome.error }
  }

  watch(() => route.params['id'], (id) => id !== undefined && void load(), { immediate: true })
  onScopeDispose(() => controller.abort())
  return { state, load }
}
