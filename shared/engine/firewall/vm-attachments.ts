import { compareText } from '#shared/domain/compare.ts'
import type { EstateVm } from '#shared/domain/estate/estate.ts'
import { isOnOvn } from '#shared/domain/plan/attachment-kind.ts'
import type { PlannedAttachment, PlannedPlan, PortGroupMapping } from '#shared/domain/plan/migration-plan.ts'
import { ipv4Texts } from './find-firewall-vms.ts'

/** Where a VM of a plan can be reached on the target. */
export interface VmReach {
  readonly vmId: string
  readonly targetName: string
  readonly namespace: string
  /** `namespace/name` of attachments on which policies hold. */
  readonly policed: readonly string[]
  /** `namespace/name` of attachments on which none does, such as Linux bridges. */
  readonly unpoliced: readonly string[]
  readonly isOnPodNetwork: boolean
  /** IPv4, as today: they stay on every network but the pod network. */
  readonly addresses: readonly string[]
}

interface ReachInput {
  readonly plans: readonly PlannedPlan[]
  readonly attachments: readonly PlannedAttachment[]
  readonly portGroups: readonly PortGroupMapping[]
  readonly vms: readonly EstateVm[]
}

/** The reach of each VM that is in a plan, by its id. */
export function reachOfVms({ plans, attachments, portGroups, vms }: ReachInput): ReadonlyMap<string, VmReach> {
  const byId = new Map(vms.map((vm) => [vm.id, vm]))
  const destinationOf = new Map(portGroups.map(({ portGroupId, destination }) => [portGroupId, destination]))
  const attachmentOf = new Map(attachments.map((attachment) => [`${attachment.namespace}/${attachment.name}`, attachment]))
  const reaches = new Map<string, VmReach>()
  for (const { vms: planned, targetNamespace } of plans) {
    for (const { vmId, targetName } of planned) {
      const nics = byId.get(vmId)?.nics ?? []
      const destinations = nics.map(({ portGroupId }) => (portGroupId === null ? null : (destinationOf.get(portGroupId) ?? null)))
      const names = [...new Set(destinations.flatMap((destination) => (destination?.type === 'multus' ? [nameOf(destination.attachmentName, targetNamespace)] : [])))].sort(compareText)
      reaches.set(vmId, {
        vmId, targetName, namespace: targetNamespace,
        policed: names.filter((name) => isPoliced(attachmentOf.get(name))),
        unpoliced: names.filter((name) => !isPoliced(attachmentOf.get(name))),
        isOnPodNetwork: destinations.some((destination) => destination?.type === 'pod'),
        addresses: nics.flatMap((nic, index) => (destinations[index]?.type === 'multus' ? ipv4Texts(nic.ipv4Addresses) : [])),
      })
    }
  }
  return reaches

  /** In the VM's own namespace, or in the one that serves all. */
  function nameOf(attachmentName: string, namespace: string): string {
    const own = `${namespace}/${attachmentName}`
    return attachmentOf.has(own) ? own : `default/${attachmentName}`
  }
}

/** MultiNetworkPolicy holds on networks of OVN-Kubernetes; not on Linux bridges, nor on SR-IOV devices that guests drive themselves. */
function isPoliced(attachment: PlannedAttachment | undefined): boolean {
  return attachment !== undefined && isOnOvn(attachment)
}
