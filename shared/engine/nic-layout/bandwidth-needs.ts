import { MIB_PER_GIB } from '#shared/domain/units.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { isOpenshiftAtLeast } from '#shared/domain/target/versions.ts'
import type { BandwidthNeeds } from './check-bandwidth.ts'

/** HyperConverged's defaults (kubevirt/hyperconverged-cluster-operator, liveMigrationConfig): from 1.19, which is OpenShift 4.23, and before. */
const STRICTER_SINCE = '4.23'
const DEFAULTS = { completionTimeoutPerGibSeconds: 150, outboundPerNode: 2 } as const
const STRICTER_DEFAULTS = { completionTimeoutPerGibSeconds: 20, outboundPerNode: 1 } as const

/** What the plan needs of live migration: the largest VM that takes part, the largest node model, and the release's own limits. */
export function bandwidthNeeds({ openshift, nodeModels, nicLayout }: Pick<Target, 'openshift' | 'nodeModels' | 'nicLayout'>, vms: readonly { readonly name: string; readonly memoryMib: number | null }[]): BandwidthNeeds {
  const sized = vms.flatMap(({ name, memoryMib }) => (memoryMib === null ? [] : [{ name, memoryGib: memoryMib / MIB_PER_GIB }]))
  const largestVm = sized.reduce<BandwidthNeeds['largestVm']>((largest, vm) => (largest === null || vm.memoryGib > largest.memoryGib ? vm : largest), null)
  return {
    ...(isOpenshiftAtLeast(openshift, STRICTER_SINCE) ? STRICTER_DEFAULTS : DEFAULTS),
    largestVm,
    nodeMemoryGib: nodeModels.length === 0 ? null : Math.max(...nodeModels.map(({ memoryGib }) => memoryGib)),
    evacuationMinutes: nicLayout.evacuationMinutes ?? null,
    bandwidthMbpsPerMigration: nicLayout.bandwidthMbpsPerMigration ?? null,
  }
}
