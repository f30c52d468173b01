import type { SizingScenario } from '#shared/domain/sizing/scenario.ts'
import { MIB_PER_TIB } from '#shared/domain/units.ts'
import type { SizingTarget } from './node-hardware.ts'

/** What a node brings to hyperconverged ODF. */
export interface OdfNode {
  readonly disks: number
  readonly diskTib: number
}

/** Ceph keeps each replica on another node. */
export const LEAST_ODF_NODES = 3

/** Provisioners of ODF, internal or of another cluster. */
const ODF_PROVISIONER = /\.(?:rbd|cephfs)\.csi\.ceph\.com$/
const HUNDRED = 100

/** The disks for ODF of the first model that has any; null: none has, so that storage is elsewhere. */
export function odfNodeOf(hardware: readonly { readonly odfDisks: number }[], scenario: SizingScenario): OdfNode | null {
  const storageNode = hardware.find(({ odfDisks }) => odfDisks > 0)
  if (storageNode === undefined) return null
  return { disks: storageNode.odfDisks, diskTib: scenario.nodes.find((offer) => (offer.odfDisks ?? 1) > 0 && offer.odfDiskTib !== undefined)?.odfDiskTib ?? scenario.odf.diskTib }
}

/** The StorageClasses of the target whose volumes lie in ODF. */
export function odfClasses(target: Pick<SizingTarget, 'storageClasses'>): ReadonlySet<string> {
  return new Set(target.storageClasses.filter(({ provisioner }) => ODF_PROVISIONER.test(provisioner)).map(({ name }) => name))
}

/** What volumes may hold for each node, MiB: its raw disks as full as Ceph may become, over the replicas, less the reserve for snapshots. */
export function odfUsableMib({ disks, diskTib }: OdfNode, { odf, storage }: Pick<SizingScenario, 'odf' | 'storage'>): number {
  return (disks * diskTib * MIB_PER_TIB * (odf.fillPercent / HUNDRED)) / odf.replicas / (1 + storage.snapshotReservePercent / HUNDRED)
}
