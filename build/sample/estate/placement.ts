import type { Application, Tier } from './applications.ts'
import { applicationOf, tierOf, VMS_PER_APPLICATION } from './applications.ts'
import type { SpecialCase } from './special-cases.ts'
import { specialCaseAt } from './special-cases.ts'
import { localDatastoreOf } from './storage.ts'
import type { Cluster, Datastore, Host, VCenter } from './inventory-types.ts'

/** Where a VM stands, before anything about it is drawn. */
export interface Placement {
  readonly seed: number
  readonly vcenter: VCenter
  readonly index: number
  readonly special: SpecialCase | null
  /** True for the second VM of a case that needs two. */
  readonly isSecondOfPair: boolean
  readonly application: Application
  readonly tier: Tier
  readonly ordinal: number
  readonly host: Host
  readonly cluster: Cluster
  readonly homeDatastore: Datastore
}

// Coprime with most host counts: consecutive applications land in different clusters.
const APPLICATION_STRIDE = 5

/** Places a VM: an application stays in one cluster, its VMs on different hosts where there are enough. */
export function placeVm(seed: number, vcenter: VCenter, index: number): Placement {
  const special = specialCaseOf(vcenter, index)
  // All vCenters begin at an even place, so that a pair is even and odd in each count.
  const isSecondOfPair = index % 2 === 1
  // A pair that shares a disk belongs together, whatever application boundary runs between the two.
  const groupIndex = isSharing(special) && isSecondOfPair ? index - 1 : index
  const application = applicationOf(groupIndex)
  const anchor = vcenter.hosts[(application.index * APPLICATION_STRIDE) % vcenter.hosts.length]
  if (anchor === undefined) throw new RangeError('a vCenter without hosts')
  const cluster = clusterFor(vcenter, special, anchor.cluster)
  const host = cluster.hosts[(application.index + (index % VMS_PER_APPLICATION)) % cluster.hosts.length] ?? anchor
  const shared = cluster.sharedDatastores.filter((datastore) => !needsBlockStorage(special) || datastore.type === 'VMFS')
  const home =
    special === 'local-datastore'
      ? localDatastoreOf(vcenter.datastores, host)
      : shared[(application.index + Math.floor((groupIndex % VMS_PER_APPLICATION) / 2)) % shared.length]
  if (home === undefined) throw new RangeError(`cluster ${cluster.name} has no shared datastore`)
  return {
    seed, vcenter, index, special, isSecondOfPair, application,
    ...tierOf(index),
    host, cluster,
    homeDatastore: home,
  }
}

const FIRST_SPECIAL_PLACES = 60

/**
 * The special case that a VM of a vCenter shows, or null. A vCenter that begins within the first sixty VMs
 * of the estate goes on with the special cases there; a later one begins them anew.
 */
export function specialCaseOf(vcenter: VCenter, index: number): SpecialCase | null {
  return specialCaseAt(vcenter.firstVm < FIRST_SPECIAL_PLACES ? vcenter.firstVm + index : index)
}

// A trunk to the guest exists on standard switches only, and some disks on block storage only.
function clusterFor(vcenter: VCenter, special: SpecialCase | null, drawn: Cluster): Cluster {
  const isFit = (cluster: Cluster): boolean =>
    special === 'trunk-network' ? cluster.usesStandardSwitches : !needsBlockStorage(special) || cluster.transport !== null
  return isFit(drawn) ? drawn : (vcenter.clusters.find(isFit) ?? drawn)
}

function isSharing(special: SpecialCase | null): boolean {
  return special === 'shared-disk-on' || special === 'shared-disk-off'
}

// Raw device mappings, multi-writer disks and shared SCSI buses live on VMFS.
function needsBlockStorage(special: SpecialCase | null): boolean {
  return isSharing(special) || special === 'raw-physical' || special === 'raw-virtual' || special === 'bus-sharing'
}
