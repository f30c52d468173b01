import { countWords } from '#shared/domain/count-words.ts'
import type { BandwidthCheck, BandwidthNeed } from '#shared/domain/plan/node-network.ts'

/** The busiest moment of a schedule's largest wave. */
export interface WaveDemand {
  readonly window: string
  readonly vmCount: number
  /** Copied at once at best, all sources and nodes together. */
  readonly mibPerSecond: number
}

/** 2^20 bytes of 8 bits in 10^6. */
const MEGABITS_PER_MIB = 8.388608

/**
 * What the copies of a wave need of the networks for imports and storage, in place of "not planned yet". `nodes` counts the
 * nodes of a group, null where nobody lists them: MTV chooses where it copies, so that one node may take all of it, or each its share.
 */
export function withWaveDemand(checks: readonly BandwidthCheck[], demand: WaveDemand | null, nodes: ReadonlyMap<string, number | null>): readonly BandwidthCheck[] {
  if (demand === null) return checks
  return checks.map((check) => {
    if (check.traffic !== 'import' && check.traffic !== 'storage') return check
    return { ...check, needs: check.needs.map((need) => (need.code === 'demand' ? waveNeed(check, demand, nodes.get(check.group) ?? null) : need)) }
  })
}

function waveNeed({ traffic, offeredMbps }: BandwidthCheck, { window, vmCount, mibPerSecond }: WaveDemand, nodes: number | null): BandwidthNeed {
  const wantedMbps = mibPerSecond * MEGABITS_PER_MIB
  const words = `The largest wave (${window}, ${countWords(vmCount, 'VM')}) copies ${String(Math.round(wantedMbps))} Mbit/s at once at best${traffic === 'storage' ? ', beside what VMs read and write, which is not in an inventory' : ''}`
  if (offeredMbps === null) return { code: 'demand', verdict: 'unknown', message: `${words}; the speeds of the NICs are not stated.` }
  // What VMs do besides is unknown, so storage is never called enough.
  if (wantedMbps <= offeredMbps) return { code: 'demand', verdict: traffic === 'storage' ? 'unknown' : 'enough', message: `${words}; a single node could take it.` }
  if (nodes === null) return { code: 'demand', verdict: 'unknown', message: `${words}, which is more than a node has; nobody lists the nodes that share it.` }
  const share = Math.round(wantedMbps / nodes)
  return share > offeredMbps
    ? { code: 'demand', verdict: 'short', message: `${words}: ${String(share)} on ${nodes === 1 ? 'the only node, which is more than it has' : `each of ${String(nodes)} nodes if they share it evenly, which is more than they have`}. The waves take longer.` }
    : { code: 'demand', verdict: 'unknown', message: `${words}: enough if ${String(nodes)} nodes share it evenly, ${String(share)} each; MTV chooses where it copies.` }
}
