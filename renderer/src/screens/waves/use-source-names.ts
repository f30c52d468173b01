import { computed } from 'vue'
import { type Host, useHost } from '#renderer/api/host.ts'
import { useCall } from '#renderer/api/use-call.ts'
import { useProject } from '#renderer/stores/project.ts'
import type { Outcome } from '#shared/contract/api-types.ts'
import { MOST_QUERY_ROWS } from '#shared/contract/inventory-query.ts'

const KINDS = ['hosts', 'datastores'] as const

interface AskedNames {
  readonly generation: number
  readonly answer: Promise<Outcome<ReadonlyMap<string, string>>>
}

/** Several parts of a page want the names, and whoever opens the page again: they are asked for once in each state of the project. */
const asked = new WeakMap<Host, AskedNames>()

/** Names of hosts and datastores by their ids; an id that the inventory does not name stays as it is. */
export function useSourceNames(): (id: string) => string {
  const host = useHost()
  const project = useProject()
  const call = useCall(() => namesOf(host, project.generation), { reloadOn: () => project.generation })
  const names = computed(() => call.value ?? new Map<string, string>())
  return (id) => names.value.get(id) ?? id
}

function namesOf(host: Host, generation: number): AskedNames['answer'] {
  const known = asked.get(host)
  if (known?.generation === generation) return known.answer
  const own: AskedNames = { generation, answer: ask(host) }
  asked.set(host, own)
  void own.answer.then((outcome) => {
    // What failed is asked for again by whoever comes next.
    if (!outcome.ok && asked.get(host) === own) asked.delete(host)
  })
  return own.answer
}

async function ask(host: Host): AskedNames['answer'] {
  const names = new Map<string, string>()
  const outcomes = await Promise.all(KINDS.map((kind) => host.invoke('inventory.query', { kind, columns: ['id', 'name'], offset: 0, limit: MOST_QUERY_ROWS })))
  for (const outcome of outcomes) {
    if (!outcome.ok) return outcome
    for (const row of outcome.value.rows) names.set(String(row['id']), String(row['name']))
  }
  return { ok: true, value: names }
}
