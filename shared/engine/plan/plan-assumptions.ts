import type { Source } from '#shared/domain/estate/source.ts'
import type { PlannedPlan } from '#shared/domain/plan/migration-plan.ts'
import type { Target } from '#shared/domain/target/target.ts'
import type { NetworkMapping } from '#shared/engine/mapping/network/map-port-groups.ts'

/** Everything the plan takes for granted and nobody has confirmed, one sentence each. */
export function planAssumptions(target: Target, plans: readonly PlannedPlan[], networks: NetworkMapping, sources: readonly Source[]): readonly string[] {
  const assumptions: string[] = []
  const vsphereIds = new Set(sources.filter(({ kind }) => kind === 'vsphere').map(({ id }) => id))
  const used = new Set([...networks.attachments.values()].map((attachment) => attachment.physicalNetworkName))
  for (const network of target.physicalNetworks) {
    // With a layout of NICs the bridges' uplinks are its own.
    if (!used.has(network.name) || target.nicLayout.groups.length > 0) continue
    assumptions.push(
      network.bridge === CLUSTER_BRIDGE
        ? `The machine network's bridge ${CLUSTER_BRIDGE} carries all VLANs of ${network.name}.`
        : `Every worker has ${network.uplinks.join(', ') || 'an uplink that is still to be named'}, free for bridge ${network.bridge}, and its switch ports carry all VLANs of ${network.name}.`,
    )
  }
  const classes = [...new Set(plans.flatMap((plan) => plan.storageMap.map((entry) => entry.storageClass)))].sort()
  if (classes.length > 0) assumptions.push(`The target cluster has the ${classes.length === 1 ? 'StorageClass' : 'StorageClasses'} ${classes.join(', ')}, with room for the disks.`)
  if (plans.some((plan) => plan.type === 'cold')) assumptions.push('VMs of cold plans may be powered off while their disks are copied.')
  if (plans.some((plan) => plan.type === 'warm' && vsphereIds.has(plan.sourceId))) assumptions.push('Changed block tracking is on for every disk of the VMs in warm plans; RVTools shows it for the VM only.')
  if (target.migration.vddkImage === undefined && plans.some((plan) => vsphereIds.has(plan.sourceId))) assumptions.push('No VDDK image is named, so disks are read without it: slower, and impossible from vSAN.')
  return assumptions
}

/** OVN-Kubernetes' own bridge on every node. */
const CLUSTER_BRIDGE = 'br-ex'
