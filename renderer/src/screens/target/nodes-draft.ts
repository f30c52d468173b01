import type { Target } from '#shared/domain/target/target.ts'
import { type Keyed, newKey } from './keyed.ts'
import { namesOfText, textOfNames } from './names-text.ts'
import { numberOf, statedOf, textOf, wordOf } from './typed-values.ts'

type Nodes = Target['cluster']['nodes']
type Pool = Nodes['pools'][number]

/** What the kubelet of nodes is told, as a form holds it; empty: not stated. */
interface KubeletDraft {
  maxPods: string
  topologyPolicy: NonNullable<Nodes['topologyPolicy']> | ''
  hugepageSize: NonNullable<Nodes['hugepages']>['size'] | ''
  hugepageCount: string
}

export interface NodePoolDraft extends Keyed, KubeletDraft {
  /** Empty: none is chosen yet. */
  group: string
}

export interface NodesDraft extends KubeletDraft {
  autoSizingReserved: boolean
  softEvictionPercent: string
  swapGib: string
  /** Names with commas between. */
  ntpServers: string
  disruptionPolicies: boolean
  pools: NodePoolDraft[]
}

export function nodesDraftOf(nodes: Nodes): NodesDraft {
  return {
    ...kubeletDraftOf(nodes),
    autoSizingReserved: nodes.autoSizingReserved,
    softEvictionPercent: textOf(nodes.softEvictionPercent),
    swapGib: textOf(nodes.swapGib),
    ntpServers: textOfNames(nodes.ntpServers),
    disruptionPolicies: nodes.disruptionPolicies,
    pools: nodes.pools.map((pool) => ({ key: newKey(), group: pool.group, ...kubeletDraftOf(pool) })),
  }
}

/** In the shape of a target, fields in the order of its schema; whether it is one, the schema tells. */
export function nodesOfDraft(draft: NodesDraft): unknown {
  return {
    autoSizingReserved: draft.autoSizingReserved,
    ...statedOf({ softEvictionPercent: numberOf(draft.softEvictionPercent) }),
    ...kubeletOfDraft(draft),
    ...statedOf({ swapGib: numberOf(draft.swapGib) }),
    ntpServers: namesOfText(draft.ntpServers),
    disruptionPolicies: draft.disruptionPolicies,
    pools: draft.pools.map((pool) => ({ group: pool.group, ...kubeletOfDraft(pool) })),
  }
}

export function newNodePool(): NodePoolDraft {
  return { key: newKey(), group: '', maxPods: '', topologyPolicy: '', hugepageSize: '', hugepageCount: '' }
}

function kubeletDraftOf({ maxPods, topologyPolicy, hugepages }: Pick<Pool, 'maxPods' | 'topologyPolicy' | 'hugepages'>): KubeletDraft {
  return { maxPods: textOf(maxPods), topologyPolicy: topologyPolicy ?? '', hugepageSize: hugepages?.size ?? '', hugepageCount: textOf(hugepages?.count) }
}

/** Of hugepages, one of the two alone is stated as it is, so that the other is named as missing. */
function kubeletOfDraft({ maxPods, topologyPolicy, hugepageSize, hugepageCount }: KubeletDraft): Record<string, unknown> {
  const hugepages = statedOf({ size: wordOf(hugepageSize), count: numberOf(hugepageCount) })
  return statedOf({ maxPods: numberOf(maxPods), topologyPolicy: wordOf(topologyPolicy), hugepages: Object.keys(hugepages).length === 0 ? undefined : hugepages })
}
