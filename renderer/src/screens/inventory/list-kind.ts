/** The lists that have a page; disks and NICs are shown with their VM. */
export const LIST_KINDS = ['vms', 'hosts', 'clusters', 'datastores', 'networks', 'images'] as const
export type ListKind = (typeof LIST_KINDS)[number]

/** The list that a route names. */
export function listKindOf(value: unknown): ListKind {
  return LIST_KINDS.find((kind) => kind === value) ?? 'vms'
}
