import type { BondMode, TrafficKind } from '#shared/domain/target/nic-layout.ts'
import type { GraphLink } from './layout-graph.ts'

/** What a drawing says, in the reader's language. */
export interface GraphWords {
  readonly speed: (mbps: number) => string
  readonly vms: (count: number) => string
  readonly networks: (count: number) => string
  /** How many of a list are not drawn. */
  readonly more: (count: number) => string
  readonly vlan: (id: number | string) => string
  readonly untagged: string
  readonly trunk: string
  readonly unknownVlan: string
  readonly traffic: (kind: TrafficKind) => string
  readonly switchDetail: (kind: 'standard' | 'distributed' | 'bond' | 'nic', teaming: string | null, mtu: number | null) => string
  readonly bondDetail: (mode: BondMode | null, isClusterOwned: boolean) => string
  readonly interfaceDetail: (addressing: 'dhcp' | 'static' | 'none', mtu: number | null) => string
  readonly clusterBridge: string
  /** Of a cluster's bridge that is all in a VLAN. */
  readonly clusterBridgeInVlan: (id: number) => string
  readonly linuxBridge: string
  readonly bridgeNotMade: (hasLayout: boolean) => string
  readonly notPlaced: string
  readonly noNetworkStated: string
  readonly podNetwork: string
  readonly leftOut: string
  readonly open: string
  readonly unused: string
  readonly linkDown: string
  readonly free: string
}

export function nicTitle(name: string, speedMbps: number | null, words: Pick<GraphWords, 'speed'>): string {
  return speedMbps === null ? name : `${name} ${words.speed(speedMbps)}`
}

/** Each link once, the first of its kind in its place. */
export function linkOnce(links: readonly GraphLink[]): readonly GraphLink[] {
  return [...new Map(links.map((link) => [`${link.from} ${link.to}`, link])).values()]
}
