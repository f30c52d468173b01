import type { Column } from '../cells.ts'
import { text } from '../cells.ts'
import type { Host } from '../estate/inventory-types.ts'

/** The first columns of every sheet about parts of a host. */
export function hostHead<Row extends { host: Host }>(): Column<Row>[] {
  return [
    text('Host', ({ host }) => host.name),
    text('Datacenter', ({ host }) => host.cluster.datacenter.name),
    text('Cluster', ({ host }) => host.cluster.name),
  ]
}
