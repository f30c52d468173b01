import { TRAFFIC_KINDS, type TrafficKind } from '#shared/domain/target/nic-layout.ts'
import { CLUSTER_BRIDGE, type GraphInput, type HostAnswer } from './graph-input.ts'
import type { GraphWords } from './graph-words.ts'
import type { GraphBox, GraphLink, GraphRow, LayoutGraph } from './layout-graph.ts'

type Purpose = NonNullable<HostAnswer['adapters'][number]['purpose']>

/** What a purpose of vSphere's becomes: vSAN writes its copies over the network that an SDS replicates on, provisioning copies disks as an import does. */
const KIND_OF: Readonly<Record<Purpose, TrafficKind | null>> = { 'management': 'cluster', 'vmotion': 'liveMigration', 'storage': 'storage', 'vsan': 'replication', 'replication': 'replication', 'provisioning': 'import', 'fault-tolerance': null, 'overlay': null }

/** Adapters of the host beside the kinds of traffic that they become. Adapters of no known purpose stand alone. */
export function hostTrafficPart({ host, group }: GraphInput, words: GraphWords): Pick<LayoutGraph, 'boxes' | 'links' | 'rows'> {
  const [boxes, links, rows]: [GraphBox[], GraphLink[], GraphRow[]] = [[], [], []]
  const adapters = host?.adapters ?? []

  function addAdapter(adapter: HostAnswer['adapters'][number]): string {
    const id = `adapter:${adapter.device}`
    boxes.push({ id, column: 'sourceNetwork', title: adapter.portGroup === null ? adapter.device : `${adapter.device} ${adapter.portGroup}`, detail: '', aside: adapter.vlanId === null ? '' : words.vlan(adapter.vlanId), tone: adapter.purpose === null ? 'quiet' : 'plain' })
    if (adapter.switchName !== null) links.push({ from: `sourceSwitch:${adapter.switchName}`, to: id })
    return id
  }

  function addKind(kind: TrafficKind): string | null {
    const bond = group?.bonds.find(({ traffic }) => traffic.includes(kind))
    if (bond === undefined) return null
    const id = `traffic:${kind}`
    const own = group?.hostInterfaces.find(({ traffic }) => traffic === kind)
    boxes.push({ id, column: 'targetNetwork', title: words.traffic(kind), detail: '', aside: own?.vlanId == null ? '' : words.vlan(own.vlanId), tone: 'plain' })
    // Without a network of their own, pods reach each other by the cluster's network, whatever bond was meant for them.
    const isByPods = own === undefined && (kind === 'liveMigration' || kind === 'import')
    if (own !== undefined) {
      boxes.push({ id: `interface:${own.name}`, column: 'bridge', title: own.name, detail: words.interfaceDetail(own.addressing, own.mtu), aside: '', tone: 'plain' })
      links.push({ from: id, to: `interface:${own.name}` })
    } else if (bond.isClusterOwned || isByPods) {
      links.push({ from: id, to: `bridge:${CLUSTER_BRIDGE}` })
    } else {
      boxes.push({ id: `missing:${kind}`, column: 'bridge', title: words.noNetworkStated, detail: '', aside: '', tone: 'warning' })
      links.push({ from: id, to: `missing:${kind}` }, { from: `missing:${kind}`, to: `bond:${bond.name}` })
    }
    return id
  }

  for (const kind of TRAFFIC_KINDS) {
    if (kind === 'vms' || kind === 'trunks') continue
    const own = adapters.filter(({ purpose }) => purpose !== null && KIND_OF[purpose] === kind)
    const right = addKind(kind)
    if (own.length === 0 && right !== null) rows.push({ id: `traffic:${kind}`, section: 'hosts', left: null, right })
    own.forEach((adapter, index) => {
      const left = addAdapter(adapter)
      if (right !== null) links.push({ from: left, to: right })
      rows.push({ id: left, section: 'hosts', left, right: index === 0 ? right : null })
    })
  }
  for (const adapter of adapters.filter(({ purpose }) => purpose === null || KIND_OF[purpose] === null)) {
    const left = addAdapter(adapter)
    rows.push({ id: left, section: 'hosts', left, right: null })
  }
  return { boxes, links, rows }
}
