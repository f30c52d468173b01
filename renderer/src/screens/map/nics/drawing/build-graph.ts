import type { GraphBox, GraphLink, GraphRow, LayoutGraph } from './layout-graph.ts'
import { hostTrafficPart } from './host-traffic.ts'
import { CLUSTER_BRIDGE, type GraphInput } from './graph-input.ts'
import { type GraphWords, linkOnce, nicTitle } from './graph-words.ts'
import { vmNetworkPart } from './vm-networks.ts'

/** A host of the source and a node of the target, joined by the networks and the kinds of traffic that they have in common. */
export function buildGraph(input: GraphInput, words: GraphWords): LayoutGraph {
  const { host, group } = input
  const hostPart = hostTrafficPart(input, words)
  const vmPart = vmNetworkPart(input, words)
  const bridgeIds = new Set([...hostPart.links, ...vmPart.links].map(({ to }) => to))
  const boxes: GraphBox[] = [
    ...(host?.nics ?? []).map(({ device, speedMbps, isLinkUp, switchName }): GraphBox => ({ id: `sourceNic:${device}`, column: 'sourceNic', title: nicTitle(device, speedMbps, words), detail: isLinkUp === false ? words.linkDown : (host?.nics.find((nic) => nic.device === device)?.uplink ?? ''), aside: '', tone: isLinkUp === false || switchName === null ? 'quiet' : 'plain' })),
    ...(host?.switches ?? []).map(({ name, kind, mtu, teaming }): GraphBox => ({ id: `sourceSwitch:${name}`, column: 'sourceSwitch', title: name, detail: words.switchDetail(kind, teaming, mtu), aside: '', tone: 'plain' })),
    ...hostPart.boxes,
    ...vmPart.boxes,
    ...bridgeBoxes(input, words, bridgeIds),
    ...(group?.bonds ?? []).map(({ name, mode, kind, traffic, isClusterOwned }): GraphBox => ({ id: `bond:${name}`, column: 'bond', title: name, detail: words.bondDetail(kind === 'single' ? null : mode, isClusterOwned), aside: '', tone: traffic.length === 0 ? 'quiet' : kind === 'single' ? 'warning' : 'plain' })),
    ...(group?.bonds ?? []).flatMap(({ nics }) => nics.map((nic): GraphBox => ({ id: `targetNic:${nic.name}`, column: 'targetNic', title: nicTitle(nic.name, nic.speedMbps, words), detail: nic.switch ?? '', aside: '', tone: 'plain' }))),
    ...(group?.freeNics ?? []).map((name): GraphBox => ({ id: `targetNic:${name}`, column: 'targetNic', title: name, detail: words.free, aside: '', tone: 'quiet' })),
  ]
  const unique = [...new Map(boxes.map((box) => [box.id, box])).values()]
  const known = new Set(unique.map(({ id }) => id))
  const links: GraphLink[] = [
    ...(host?.switches ?? []).flatMap(({ name, nics }) => nics.map((device) => ({ from: `sourceNic:${device}`, to: `sourceSwitch:${name}` }))),
    ...hostPart.links,
    ...vmPart.links,
    ...(group?.bridges ?? []).map(({ name, bondName }) => ({ from: `bridge:${name}`, to: `bond:${bondName}` })),
    ...(group?.bonds ?? []).filter(({ isClusterOwned }) => isClusterOwned).map(({ name }) => ({ from: `bridge:${CLUSTER_BRIDGE}`, to: `bond:${name}` })),
    ...(group?.hostInterfaces ?? []).map(({ name, bondName }) => ({ from: `interface:${name}`, to: `bond:${bondName}` })),
    ...(group?.bonds ?? []).flatMap(({ name, nics }) => nics.map((nic) => ({ from: `bond:${name}`, to: `targetNic:${nic.name}` }))),
  ]
  return { boxes: unique, rows: [...hostPart.rows, ...vmPart.rows] satisfies GraphRow[], links: linkOnce(links).filter(({ from, to }) => known.has(from) && known.has(to)), networkBoxes: vmPart.networkBoxes }
}

/** Bridges of the group, and those that networks name without one: `br-ex` always, others of a target without a layout. */
function bridgeBoxes({ group }: GraphInput, words: GraphWords, wanted: ReadonlySet<string>): readonly GraphBox[] {
  const own = (group?.bridges ?? []).map(({ name, kind, physicalNetworks }): GraphBox => ({ id: `bridge:${name}`, column: 'bridge', title: name, detail: kind === 'linux' ? words.linuxBridge : physicalNetworks.join(', '), aside: '', tone: 'plain' }))
  const made = new Set(own.map(({ id }) => id))
  const others = [...wanted].filter((id) => id.startsWith('bridge:') && !made.has(id)).map((id): GraphBox => {
    const name = id.slice('bridge:'.length)
    const isCluster = name === CLUSTER_BRIDGE
    if (!isCluster) return { id, column: 'bridge', title: name, detail: words.bridgeNotMade(group !== null), aside: '', tone: group === null ? 'plain' : 'warning' }
    const vlan = group?.clusterBridgeVlan ?? null
    const isTaggedTwice = vlan !== null && group?.mappings.some(({ bridge }) => bridge === CLUSTER_BRIDGE) === true
    return { id, column: 'bridge', title: name, detail: vlan === null ? words.clusterBridge : words.clusterBridgeInVlan(vlan), aside: '', tone: isTaggedTwice ? 'warning' : 'plain' }
  })
  return [...others.filter(({ title }) => title === CLUSTER_BRIDGE), ...own, ...others.filter(({ title }) => title !== CLUSTER_BRIDGE)]
}
