import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { useHost } from '#renderer/api/host.ts'

/** A person who types is not asked for every letter. */
const TYPING_PAUSE_MS = 150
/** More names are not chosen from a list: a longer word finds them. */
const MOST_FOUND = 25

export interface FoundVm {
  readonly id: string
  readonly name: string
}

/** Finds VMs that take part in the migration by a part of their names, as somebody types it. `isKnown`: there is nothing to ask for. */
export function useVmSearch(isKnown: (text: string) => boolean) {
  const host = useHost()
  const text = ref('')
  const found = shallowRef<readonly FoundVm[]>([])
  const problem = ref<string | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0

  async function search(): Promise<void> {
    const mine = (asked += 1)
    const outcome = await host.invoke('inventory.query', { kind: 'vms', search: text.value.trim(), where: 'included', offset: 0, limit: MOST_FOUND })
    if (mine !== asked) return
    problem.value = outcome.ok ? null : outcome.error.message
    if (outcome.ok) found.value = outcome.value.rows.map((row) => ({ id: String(row['id']), name: String(row['name']) }))
  }

  watch(text, () => {
    clearTimeout(timer)
    if (text.value.trim() === '' || isKnown(text.value)) return
    timer = setTimeout(() => void search(), TYPING_PAUSE_MS)
  })
  onScopeDispose(() => clearTimeout(timer))

  return { text, found, problem }
}
