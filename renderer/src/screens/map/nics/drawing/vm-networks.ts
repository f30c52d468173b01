import { vlanRanges } from '../vlan-ranges.ts'
import type { NetworkRow } from '#shared/contract/mapping-rows.ts'
import { CLUSTER_BRIDGE, type GraphInput, type HostAnswer } from './graph-input.ts'
import type { GraphWords } from './graph-words.ts'
import type { GraphBox, GraphLink, GraphRow, LayoutGraph, Tone } from './layout-graph.ts'

type HostNetwork = HostAnswer['networks'][number]

/** Where the networks of one list go. */
interface Goal {
  readonly key: string
  /** Null: nowhere, or nobody knows. */
  readonly bridge: string | null
  readonly label: string
  readonly tone: Tone
}

interface NetworkList {
  readonly key: string
  readonly switchName: string | null
  readonly goal: Goal
  readonly networks: readonly HostNetwork[]
}

/**
 * Networks of VMs in lists: those of one switch that go to one bridge. A list of one is its network; longer ones are
 * closed unless `expanded` holds their key, so that a host with many VLANs stays legible.
 */
export function vmNetworkPart(input: GraphInput, words: GraphWords): LayoutGraph {
  const [boxes, links, rows]: [GraphBox[], GraphLink[], GraphRow[]] = [[], [], []]

  const networkBoxes = new Map<string, string>()

  function addPair(id: string, left: Omit<GraphBox, 'id' | 'column'>, right: Omit<GraphBox, 'id' | 'column'>, { switchName, goal }: NetworkList, under?: string): void {
    const [source, target] = [`network:${id}`, `attachment:${id}`]
    boxes.push({ id: source, column: 'sourceNetwork', ...left }, { id: target, column: 'targetNetwork', ...right })
    rows.push({ id: source, section: 'vms', left: source, right: target, ...(under === undefined ? {} : { under }) })
    links.push({ from: source, to: target })
    if (switchName !== null) links.push({ from: `sourceSwitch:${switchName}`, to: source })
    if (goal.bridge !== null) links.push({ from: target, to: `bridge:${goal.bridge}` })
  }

  for (const list of listNetworks(input, words)) {
    const isExpanded = input.expanded.has(list.key)
    const isSingle = list.networks.length === 1
    if (!isSingle) {
      const group = { key: list.key, isExpanded }
      for (const { id } of list.networks) networkBoxes.set(id, `network:${list.key}`)
      const vms = list.networks.reduce((sum, { nics }) => sum + nics, 0)
      const summary = { detail: isExpanded ? '' : vlanSummary(list.networks, words), tone: list.goal.tone, group }
      if (isExpanded) {
        // Its networks follow with links of their own: only the titles stand here.
        boxes.push({ id: `network:${list.key}`, column: 'sourceNetwork', title: words.networks(list.networks.length), aside: words.vms(vms), ...summary }, { id: `attachment:${list.key}`, column: 'targetNetwork', title: list.goal.label, aside: '', ...summary })
        rows.push({ id: `network:${list.key}`, section: 'vms', left: `network:${list.key}`, right: `attachment:${list.key}` })
      } else {
        addPair(list.key, { title: words.networks(list.networks.length), aside: words.vms(vms), ...summary }, { title: list.goal.label, aside: '', ...summary }, list)
        continue
      }
    }
    const shown = networksToShow(list.networks)
    for (const network of shown) {
      const mapping = input.mappings.get(network.id)
      networkBoxes.set(network.id, `network:${network.id}`)
      addPair(network.id, { title: network.name, detail: '', aside: vlanOf(network, words), note: words.vms(network.vms), tone: 'plain' }, targetBox(mapping, list.goal, words), list, isSingle ? undefined : `network:${list.key}`)
    }
    if (shown.length < list.networks.length) {
      const id = `more:${list.key}`
      boxes.push({ id, column: 'sourceNetwork', title: words.more(list.networks.length - shown.length), detail: '', aside: '', tone: 'quiet' })
      rows.push({ id, section: 'vms', left: id, right: null, under: `network:${list.key}` })
    }
  }
  return { boxes, links, rows, networkBoxes }
}

/** Nobody reads more, and a page takes seconds to draw some thousand. */
const MOST_OPEN = 200

/** Of a list that is too long to draw, those that VMs on the host use come first. */
function networksToShow(networks: readonly HostNetwork[]): readonly HostNetwork[] {
  if (networks.length <= MOST_OPEN) return networks
  return [...networks.filter(({ nics }) => nics > 0), ...networks.filter(({ nics }) => nics === 0)].slice(0, MOST_OPEN)
}

function listNetworks({ host, group, mappings }: GraphInput, words: GraphWords): readonly NetworkList[] {
  const lists = new Map<string, { switchName: string | null; goal: Goal; networks: HostNetwork[] }>()
  for (const network of host?.networks ?? []) {
    const goal = goalOf(mappings.get(network.id), group, words)
    const key = `${network.switchName ?? ''}>${goal.key}`
    const list = lists.get(key)
    if (list === undefined) lists.set(key, { switchName: network.switchName, goal, networks: [network] })
    else list.networks.push(network)
  }
  const order = ['bridge', 'pod', 'open', 'ignored', 'unused']
  const place = ({ goal }: { readonly goal: Goal }): number => order.indexOf(goal.key.split(':')[0] ?? '')
  return [...lists].map(([key, list]) => ({ key, ...list })).sort((left, right) => place(left) - place(right))
}

function goalOf(mapping: NetworkRow | undefined, group: GraphInput['group'], words: GraphWords): Goal {
  if (mapping?.effective == null) return { key: 'unused', bridge: null, label: words.unused, tone: 'quiet' }
  const { destination } = mapping.effective
  if (destination === null) return { key: 'open', bridge: null, label: words.open, tone: 'warning' }
  if (destination.type === 'ignored') return { key: 'ignored', bridge: null, label: words.leftOut, tone: 'quiet' }
  if (destination.type === 'pod') return { key: 'pod', bridge: CLUSTER_BRIDGE, label: words.podNetwork, tone: 'plain' }
  const bridge = group?.mappings.find(({ localnet }) => localnet === destination.physicalNetwork)?.bridge ?? destination.bridge
  return { key: `bridge:${bridge ?? ''}`, bridge, label: bridge ?? words.notPlaced, tone: bridge === null ? 'warning' : 'plain' }
}

function targetBox(mapping: NetworkRow | undefined, goal: Goal, words: GraphWords): Omit<GraphBox, 'id' | 'column'> {
  const destination = mapping?.effective?.destination ?? null
  if (destination?.type !== 'multus') return { title: goal.label, detail: '', aside: '', tone: goal.tone }
  // An attachment is called by its VLAN already.
  const aside = destination.trunkVlans !== null ? words.trunk : destination.vlanId === null ? words.untagged : destination.attachmentName.startsWith('vlan-') ? '' : words.vlan(destination.vlanId)
  return { title: destination.attachmentName, detail: '', aside, tone: goal.tone }
}

function vlanOf({ vlanKind, vlanId }: HostNetwork, words: GraphWords): string {
  if (vlanKind === 'access' && vlanId !== null) return words.vlan(vlanId)
  if (vlanKind === 'untagged') return words.untagged
  return vlanKind === 'trunk' ? words.trunk : words.unknownVlan
}

/** "VLAN 100–159, 1200", as many as there are: a box shows as much of it as it holds. */
function vlanSummary(networks: readonly HostNetwork[], words: GraphWords): string {
  const ids = [...new Set(networks.flatMap(({ vlanId }) => (vlanId === null ? [] : [vlanId])))].sort((left, right) => left - right)
  if (ids.length === 0) return words.unknownVlan
  return words.vlan(vlanRanges(ids))
}
