import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { useHost } from '#renderer/api/host.ts'
import type { ErrorData, Outcome } from '#shared/contract/api-types.ts'
import type { ApiOutput } from '#shared/contract/api.ts'

export type ProjectInfo = ApiOutput<'project.info'>

/** The project that is open, and a number that grows whenever what it holds may have changed. */
export const useProject = defineStore('project', () => {
  const host = useHost()
  const info = shallowRef<ProjectInfo | null>(null)
  /** Why it cannot be known whether a project is open: nothing can be shown then. A refused wish is no such reason. */
  const error = shallowRef<ErrorData | null>(null)
  const isLoaded = ref(false)
  const generation = ref(0)

  // Pages of one server share its one project: what one of them changes, the others show.
  const otherPages = new BroadcastChannel('portolan.project')
  otherPages.addEventListener('message', () => {
    void refresh()
  })
  const tellOtherPages = (): void => otherPages.postMessage(null)

  // Answers may overtake each other: what was asked last, or a project opened meanwhile, is what holds.
  let lastAsked = 0
  let newest: Promise<void> = Promise.resolve()

  function load(): Promise<void> {
    newest = ask()
    return newest
  }

  async function ask(): Promise<void> {
    const mine = (lastAsked += 1)
    const outcome = await host.invoke('project.info', {})
    if (mine !== lastAsked) return newest
    isLoaded.value = true
    info.value = outcome.ok ? outcome.value : null
    // No project is open: that is a state, not a failure.
    error.value = outcome.ok || outcome.error.code === 'not-found' ? null : outcome.error
  }

  /** Something of the open project is other, or another project is open: asked for before the screens ask again, since calls name it. */
  async function refresh(): Promise<void> {
    await load()
    generation.value += 1
  }

  /** Another project is open: every screen begins anew. */
  async function adopt(opening: Promise<Outcome<ProjectInfo>>): Promise<Outcome<ProjectInfo>> {
    const outcome = await opening
    if (outcome.ok) {
      overtake()
      info.value = outcome.value
      error.value = null
      isLoaded.value = true
      generation.value += 1
      tellOtherPages()
    }
    return outcome
  }

  /** Another program may have it: it can be opened to read then. */
  const open = (path: string, access: 'write' | 'read' = 'write'): Promise<Outcome<ProjectInfo>> => adopt(host.invoke('project.open', { path, create: false, access }))
  const create = (name: string, ifTaken: 'refuse' | 'number'): Promise<Outcome<ProjectInfo>> => adopt(host.invoke('project.create', { name, ifTaken }))

  /** No project is open any more; refused (conflict) while an import writes into it, which is for the screen to say. */
  async function close(): Promise<Outcome<unknown>> {
    const outcome = await host.invoke('project.close', {})
    if (!outcome.ok) return outcome
    overtake()
    info.value = null
    tellOtherPages()
    return outcome
  }

  function overtake(): void {
    lastAsked += 1
    newest = Promise.resolve()
  }

  /** Something was written: screens ask again. */
  function changed(): void {
    generation.value += 1
    void load()
    tellOtherPages()
  }

  return { info, error, isLoaded, generation, isOpen: computed(() => info.value !== null), hasInventory: computed(() => (info.value?.sources ?? 0) > 0), load, refresh, open, create, close, changed }
})
