import { compareText } from '#shared/domain/compare.ts'
import type { NodeGroup } from '#shared/domain/sizing/scenario-parts.ts'
import type { PoolResult, SizingResult } from '#shared/domain/sizing/sizing-result.ts'
import { figure, plus } from './figure.ts'
import { GENERAL_GROUP } from './match-group.ts'
import type { NodeHardware } from './node-kind.ts'
import type { SizingVm } from './sizing-vm.ts'

/** A bare-metal subscription covers one server of up to this many cores; more are stacked, and none spans servers. */
const CORES_OF_SUBSCRIPTION = 128

/** A pool with the groups whose VMs are in it. */
export interface EntitledPool {
  readonly pool: PoolResult
  readonly hardware: readonly NodeHardware[]
  readonly groups: readonly string[]
}

/**
 * Physical cores that licences by core are due for: all of every pool in which a VM of the kind may land, spare nodes
 * too. Windows is recognised by the guest's system; the others by groups that name the licence.
 */
export function licencesOf(vms: readonly { readonly vm: SizingVm; readonly group: NodeGroup | null }[], pools: readonly EntitledPool[]): SizingResult['licences'] {
  const byLicence = new Map<string, { vms: number; groups: Set<string> }>()
  for (const { vm, group } of vms) {
    const named = [...(group?.licence === undefined ? [] : [group.licence]), ...(group?.licence !== 'windows' && vm.guestOs?.toLowerCase().includes('windows') === true ? ['windows'] : [])]
    for (const licence of named) {
      const entry = byLicence.get(licence) ?? { vms: 0, groups: new Set() }
      entry.vms += 1
      entry.groups.add(group?.name ?? GENERAL_GROUP)
      byLicence.set(licence, entry)
    }
  }
  return [...byLicence].sort(([left], [right]) => compareText(left, right)).map(([licence, { vms: count, groups }]) => {
    const reached = pools.filter(({ groups: own }) => own.some((name) => groups.has(name)))
    return {
      licence,
      vms: count,
      pools: reached.map(({ pool }) => pool.name),
      physicalCores: figure('cores', reached.flatMap(({ pool }) => pool.kinds.filter(({ nodes }) => nodes > 0).map(({ name, nodes, cores }) => plus(`${nodes} × ${name} in ${pool.name}`, nodes * cores, 'cores', 'physical cores of nodes on which such a VM can land')))),
    }
  })
}

/** Subscriptions as counts: a server of up to 128 cores needs one, a larger one more. ACM and ODF are counted apart by the same rule. */
export function subscriptionsOf(pools: readonly EntitledPool[], hasAcm: boolean): SizingResult['subscriptions'] {
  const kinds = pools.flatMap(({ pool, hardware }) => pool.kinds.map((kind, index) => ({ kind, odfDisks: hardware[index]?.odfDisks ?? 0 })))
  const perServer = (cores: number): number => Math.max(1, Math.ceil(cores / CORES_OF_SUBSCRIPTION))
  const used = kinds.filter(({ kind }) => kind.nodes > 0)
  const openshift = figure('subscriptions', used.map(({ kind }) => plus(`${kind.nodes} × ${kind.name}, ${perServer(kind.cores)} each`, kind.nodes * perServer(kind.cores), 'subscriptions', 'one for each server of up to 128 cores')))
  const odf = used.filter(({ odfDisks }) => odfDisks > 0).reduce((sum, { kind }) => sum + kind.nodes * perServer(kind.cores), 0)
  return { cores: used.reduce((sum, { kind }) => sum + kind.nodes * kind.cores, 0), openshift, odf: odf === 0 ? null : odf, acm: hasAcm ? openshift.value : null }
}

/** Power of all nodes whose models state it; null where one that is used does not. */
export function wattsOf(pools: readonly EntitledPool[]): SizingResult['watts'] {
  const used = pools.flatMap(({ pool, hardware }) => pool.kinds.flatMap((kind, index) => (kind.nodes > 0 ? [{ kind, watts: hardware[index]?.watts ?? null }] : [])))
  if (used.length === 0 || used.some(({ watts }) => watts === null)) return null
  return figure('W', used.map(({ kind, watts }) => plus(`${kind.nodes} × ${kind.name}`, kind.nodes * (watts ?? 0), 'W', 'scenario: watts of the node')))
}
