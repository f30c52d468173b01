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
  /** `namespace/name` of attachments on which policies hold and are asked for. */
  readonly policed: readonly string[]
  /** `namespace/name` of attachments on which none does, such as Linux bridges, or is asked for. */
  readonly unpoliced: readonly string[]
  /** And policies are asked for there. */
  readonly isOnPodNetwork: boolean
  /** IPv4, as today: they stay on every network but the pod network. */
  readonly addresses: readonly string[]
}

interface ReachInput {
  readonly plans: readonly PlannedPlan[]
  readonly attachments: readonly PlannedAttachment[]
  readonly portGroups: readonly PortGroupMapping[]
  readonly vms: readonly EstateVm[]
  /** Whether policies are asked for where no decision on a network says otherwise. */
  readonly isPolicedByDefault: boolean
}

/** The reach of each VM that is in a plan, by its id. */
export function reachOfVms({ plans, attachments, portGroups, vms, isPolicedByDefault }: ReachInput): ReadonlyMap<string, VmReach> {
  const byId = new Map(vms.map((vm) => [vm.id, vm]))
  const destinationOf = new Map(portGroups.map(({ portGroupId, destination }) => [portGroupId, destination]))
  const attachmentOf = new Map(attachments.map((attachment) => [`${attachment.namespace}/${attachment.name}`, attachment]))
  const reaches = new Map<string, VmReach>()
  for (const { vms: planned, targetNamespace } of plans) {
    for (const { vmId, targetName } of planned) {
      const nics = byId.get(vmId)?.nics ?? []
      const destinations = nics.map(({ portGroupId }) => (portGroupId === null ? null : (destinationOf.get(portGroupId) ?? null)))
      const names = [...new Set(destinations.flatMap((destination) => (destination?.type === 'multus' ? [nameOf(destination, targetNamespace)] : [])))].sort(compareText)
      reaches.set(vmId, {
        vmId, targetName, namespace: targetNamespace,
        policed: names.filter((name) => isPoliced(attachmentOf.get(name), isPolicedByDefault)),
        unpoliced: names.filter((name) => !isPoliced(attachmentOf.get(name), isPolicedByDefault)),
        isOnPodNetwork: isPolicedByDefault && destinations.some((destination) => destination?.type === 'pod'),
        addresses: nics.flatMap((nic, index) => (destinations[index]?.type === 'multus' ? ipv4Texts(nic.ipv4Addresses) : [])),
      })
    }
  }
  return reaches

  /** In the VM's own namespace, or in the one that serves all. */
  function nameOf({ attachmentName, isPerNamespace }: Multus, namespace: string): string {
    const own = `${namespace}/${attachmentName}`
    return (isPerNamespace ?? attachmentOf.has(own)) ? own : `default/${attachmentName}`
  }
}

type Multus = Extract<PortGroupMapping['destination'], { type: 'multus' }>

/** MultiNetworkPolicy holds on networks of OVN-Kubernetes; not on Linux bridges, nor on SR-IOV devices that guests drive themselves. */
function isPoliced(attachment: PlannedAttachment | undefined, isPolicedByDefault: boolean): boolean {
  return attachment !== undefined && isOnOvn(attachment) && (attachment.hasPolicies ?? isPolicedByDefault)
}
