import type { BandwidthCheck, BandwidthNeed, LaidOutBond, LaidOutGroup } from '#shared/domain/plan/node-network.ts'
import type { NicLayout, TrafficKind } from '#shared/domain/target/nic-layout.ts'
import { TRAFFIC_KINDS } from '#shared/domain/target/nic-layout.ts'

/** What the plan needs of live migration. */
export interface BandwidthNeeds {
  /** Null where no VM takes part, or none has a known size. */
  readonly largestVm: { readonly name: string; readonly memoryGib: number } | null
  /** Of the largest node model: what VMs on it can hold at most. */
  readonly nodeMemoryGib: number | null
  readonly evacuationMinutes: number | null
  readonly completionTimeoutPerGibSeconds: number
  readonly outboundPerNode: number
  readonly bandwidthMbpsPerMigration: number | null
}

/** Where nothing is known of VMs and nodes; the limits are those of OpenShift up to 4.22. */
export const NO_NEEDS: BandwidthNeeds = { largestVm: null, nodeMemoryGib: null, evacuationMinutes: null, completionTimeoutPerGibSeconds: 150, outboundPerNode: 2, bandwidthMbpsPerMigration: null }

/** 2^30 bytes of 8 bits in 10^6. */
const MEGABITS_PER_GIB = 8_589.934592
const SECONDS_PER_MINUTE = 60

/** What the layout of a group offers to each kind of traffic against what is known to be needed, at line speed. Unknown is said. */
export function checkBandwidth({ name, bonds }: LaidOutGroup, { networks, without }: Pick<NicLayout, 'networks' | 'without'>, needs: BandwidthNeeds): readonly BandwidthCheck[] {
  return TRAFFIC_KINDS.flatMap((traffic) => {
    if (without.some((kind) => kind === traffic)) return []
    // Without a network of its own it goes over the pod network, whatever bond was meant for it.
    const goesByPods = (traffic === 'liveMigration' || traffic === 'import') && networks[traffic] === undefined
    return bonds
      .filter((bond) => (goesByPods ? bond.isClusterOwned : bond.traffic.includes(traffic)))
      .map((bond): BandwidthCheck => {
        const { offeredMbps, flowMbps } = speedOf(bond)
        return {
          group: name,
          traffic,
          bondName: bond.name,
          offeredMbps,
          flowMbps,
          sharedWith: bond.traffic.filter((kind) => kind !== traffic),
          needs: traffic === 'liveMigration' ? migrationNeeds(offeredMbps, flowMbps, needs) : [{ code: 'demand', verdict: 'unknown', message: UNKNOWN[traffic] }],
        }
      })
  })
}

/** LACP and balance-slb spread flows over all NICs, active-backup uses one; a single flow never gets more than one. */
function speedOf({ mode, nics }: LaidOutBond): Pick<BandwidthCheck, 'offeredMbps' | 'flowMbps'> {
  const speeds = nics.flatMap(({ speedMbps }) => (speedMbps === undefined ? [] : [speedMbps]))
  if (speeds.length < nics.length || speeds.length === 0) return { offeredMbps: null, flowMbps: null }
  const slowest = Math.min(...speeds)
  return { flowMbps: slowest, offeredMbps: mode === 'active-backup' ? slowest : speeds.reduce((sum, speed) => sum + speed, 0) }
}

const UNKNOWN: Readonly<Record<Exclude<TrafficKind, 'liveMigration'>, string>> = {
  cluster: 'What the cluster itself and pods send is not known beforehand.',
  storage: 'What VMs read and write is not in an inventory, and no wave says yet what is copied when.',
  vms: 'The peaks of VMs’ NICs are not in an inventory: take them from the switches.',
  backup: 'What a backup copies in which time is not known.',
  import: 'What is copied when is not planned yet.',
  replication: 'What the storage replicates follows from what VMs write, which is not known.',
  trunks: 'The peaks of VMs’ NICs are not in an inventory: take them from the switches.',
}

function migrationNeeds(offeredMbps: number | null, flowMbps: number | null, needs: BandwidthNeeds): readonly BandwidthNeed[] {
  if (offeredMbps === null || flowMbps === null) {
    return [{ code: 'largest-vm', verdict: 'unknown', message: 'The speeds of the NICs are not stated.' }, { code: 'evacuation', verdict: 'unknown', message: 'The speeds of the NICs are not stated.' }]
  }
  const rate = Math.min(flowMbps, offeredMbps / needs.outboundPerNode, needs.bandwidthMbpsPerMigration ?? Infinity)
  return [largestVm(rate, needs), evacuation(Math.min(offeredMbps, rate * needs.outboundPerNode), needs)]
}

/** KubeVirt aborts a migration that takes longer than completionTimeoutPerGiB for each GiB of the VM. */
function largestVm(rate: number, { largestVm: vm, completionTimeoutPerGibSeconds }: BandwidthNeeds): BandwidthNeed {
  if (vm === null) return { code: 'largest-vm', verdict: 'unknown', message: 'No VM with a known size takes part.' }
  const allowedSeconds = vm.memoryGib * completionTimeoutPerGibSeconds
  const seconds = (vm.memoryGib * MEGABITS_PER_GIB) / rate
  const isEnough = seconds <= allowedSeconds
  return {
    code: 'largest-vm',
    verdict: isEnough ? 'enough' : 'short',
    message: `${vm.name} (${round(vm.memoryGib)} GiB) takes ${duration(seconds)} at ${round(rate)} Mbit/s if its memory stands still, and is given ${duration(allowedSeconds)} (${String(completionTimeoutPerGibSeconds)} s a GiB).`,
  }
}

function evacuation(rate: number, { nodeMemoryGib, evacuationMinutes }: BandwidthNeeds): BandwidthNeed {
  if (nodeMemoryGib === null) return { code: 'evacuation', verdict: 'unknown', message: 'No node model is stated, so nobody can tell how much has to leave a node.' }
  const seconds = (nodeMemoryGib * MEGABITS_PER_GIB) / rate
  const takes = `To empty a node of ${round(nodeMemoryGib)} GiB, all of it in use by VMs, takes ${duration(seconds)} at ${round(rate)} Mbit/s`
  if (evacuationMinutes === null) return { code: 'evacuation', verdict: 'unknown', message: `${takes}; nobody has said how long it may take.` }
  return { code: 'evacuation', verdict: seconds <= evacuationMinutes * SECONDS_PER_MINUTE ? 'enough' : 'short', message: `${takes}, and may take ${round(evacuationMinutes)} min.` }
}

function duration(seconds: number): string {
  return seconds < SECONDS_PER_MINUTE ? `${round(seconds)} s` : `${round(seconds / SECONDS_PER_MINUTE)} min`
}

/** Whole above ten, one decimal below. */
function round(value: number): string {
  return value >= 10 ? String(Math.round(value)) : String(Math.round(value * 10) / 10)
}
