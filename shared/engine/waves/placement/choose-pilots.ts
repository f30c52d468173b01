import type { CutoverGroup } from '#shared/domain/waves/wave-schedule.ts'
import type { WaveVm } from '#shared/domain/waves/wave-vm.ts'

/** Below this an estate is its own pilot [ours]. */
const LEAST_VMS = 50
/** A small application: a web server, its middle tier, a database, and a few more. */
const APPLICATION_VMS = { least: 3, most: 6 } as const

/**
 * The groups that go first, so that people learn on little: one VM of each kind (Linux and Windows, one disk and several),
 * and one small application, each with the least risk of its kind. By place in the list of groups.
 */
export function choosePilots(groups: readonly CutoverGroup[], vms: readonly WaveVm[], isWanted: boolean): ReadonlySet<number> {
  if (!isWanted || vms.length < LEAST_VMS) return new Set()
  const byId = new Map(vms.map((vm) => [vm.id, vm]))
  const best = new Map<string, { readonly place: number; readonly risk: number }>()
  for (const [place, group] of groups.entries()) {
    const members = group.vmIds.map((id) => byId.get(id)).filter((vm) => vm !== undefined)
    const [first] = members
    if (first === undefined) continue
    const kind = members.length === 1 ? kindOf(first) : isSmallApplication(members.length) ? 'application' : null
    if (kind === null) continue
    const risk = members.reduce((sum, vm) => sum + vm.riskPoints, 0) + members.length
    const known = best.get(kind)
    if (known === undefined || risk < known.risk) best.set(kind, { place, risk })
  }
  return new Set([...best.values()].map(({ place }) => place))
}

function kindOf(vm: WaveVm): string | null {
  if (vm.osFamily === 'other' || !vm.isPoweredOn) return null
  return `${vm.osFamily} ${vm.disks.length > 1 ? 'several disks' : 'one disk'}`
}

function isSmallApplication(count: number): boolean {
  return count >= APPLICATION_VMS.least && count <= APPLICATION_VMS.most
}
