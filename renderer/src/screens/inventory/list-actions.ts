import { MOST_NOTED_AT_ONCE, type NotedKind } from '#shared/contract/notes-api.ts'
import type { ListKind } from './list-kind.ts'

/** What can be decided for the selected rows of each list, in the order in which it is offered. */
export const LIST_ACTIONS = {
  vms: ['exclude', 'include', 'namespace', 'storage', 'compute', 'placement', 'wave', 'facts', 'labels', 'takeBack', 'note'],
  hosts: ['note'],
  clusters: ['note'],
  datastores: ['datastore', 'datastoreBack', 'note'],
  networks: ['network', 'networkBack', 'note'],
  images: [],
} as const satisfies Readonly<Record<ListKind, readonly string[]>>

export type ListAction = (typeof LIST_ACTIONS)[ListKind][number]

/** What the rows of a list are called where notes are kept. */
export const NOTED_OBJECTS = { vms: 'vm', hosts: 'host', clusters: 'cluster', datastores: 'datastore', networks: 'port-group' } as const satisfies Readonly<Partial<Record<ListKind, NotedKind>>>
export type NotedList = keyof typeof NOTED_OBJECTS

/** Rows that an action takes at once; null: as many as there are. */
export const MOST_ROWS: Readonly<Record<ListAction, number | null>> = {
  exclude: null, include: null, namespace: null, storage: null, compute: null, placement: null, wave: null, facts: null, labels: null, takeBack: null,
  datastore: null, datastoreBack: null, network: null, networkBack: null, note: MOST_NOTED_AT_ONCE,
}
