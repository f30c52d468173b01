import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { useHost } from '#renderer/api/host.ts'
import type { NotedKind } from '#shared/contract/notes-api.ts'

interface NamedObject {
  readonly id: string
  readonly name: string
}

/** A person who types is not asked for every letter. */
const TYPING_PAUSE_MS = 150
/** More names are not chosen from a list: a longer word finds them. */
const MOST_FOUND = 25
const LISTS = { 'vm': 'vms', 'datastore': 'datastores', 'port-group': 'networks', 'cluster': 'clusters', 'host': 'hosts' } as const

/** What a new note is about: its kind, and the object found by a part of its name. */
export function useObjectChoice() {
  const host = useHost()
  const kind = ref<NotedKind>('vm')
  const text = ref('')
  const chosen = ref('')
  const found = shallowRef<readonly NamedObject[]>([])
  const problem = ref<string | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0

  async function search(): Promise<void> {
    const mine = (asked += 1)
    const outcome = await find(kind.value, text.value.trim())
    if (mine !== asked) return
    problem.value = outcome.problem
    found.value = outcome.objects
    if (!outcome.objects.some(({ id }) => id === chosen.value)) chosen.value = outcome.objects[0]?.id ?? ''
  }

  async function find(object: NotedKind, words: string): Promise<{ readonly objects: readonly NamedObject[]; readonly problem: string | null }> {
    if (object === 'wave') {
      const outcome = await host.invoke('waves.summary', {})
      if (!outcome.ok) return { objects: [], problem: outcome.error.message }
      return { objects: narrow(outcome.value.waves.map(({ window }) => ({ id: window, name: window })), words), problem: null }
    }
    if (object === 'rule') {
      const outcome = await host.invoke('assess.summary', {})
      if (!outcome.ok) return { objects: [], problem: outcome.error.message }
      return { objects: narrow(outcome.value.rules.map(({ id, title }) => ({ id, name: title })), words), problem: null }
    }
    const outcome = await host.invoke('inventory.query', { kind: LISTS[object], search: words, sort: [{ column: 'name', isDescending: false }], columns: ['id', 'name'], offset: 0, limit: MOST_FOUND })
    if (!outcome.ok) return { objects: [], problem: outcome.error.message }
    return { objects: outcome.value.rows.map((row) => ({ id: String(row['id']), name: String(row['name']) })), problem: null }
  }

  watch([kind, text], () => {
    clearTimeout(timer)
    timer = setTimeout(() => void search(), TYPING_PAUSE_MS)
  }, { immediate: true })
  onScopeDispose(() => clearTimeout(timer))

  return { kind, text, chosen, found, problem, about: computed(() => (chosen.value === '' ? null : { object: kind.value, subject: chosen.value })) }
}

function narrow(objects: readonly NamedObject[], words: string): readonly NamedObject[] {
  return objects.filter(({ id, name }) => `${id} ${name}`.toLowerCase().includes(words.toLowerCase())).slice(0, MOST_FOUND)
}
