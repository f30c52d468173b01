import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { DecisionValue } from '#shared/domain/decisions/decision.ts'
import type { EstatePortGroup } from '#shared/domain/estate/estate.ts'
import type { Nic } from '#shared/domain/estate/vm-devices.ts'
import type { PortGroupMapping } from '#shared/domain/plan/migration-plan.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { NOTHING_KEPT, type PartMemo } from '#shared/engine/kept/part-memo.ts'
import { trunkBridgeOf } from '#shared/engine/nic-layout/trunk-bridge.ts'
import { createNameAllocator } from '#shared/engine/naming/name-allocator.ts'
import { type AttachmentLayer2, attachmentName } from './attachment.ts'
import { choosePortGroupDestination } from './choose-destination.ts'

/** What the mapping of port groups needs to know of a VM. */
export interface NetworkUser {
  readonly id: string
  readonly nics: readonly Pick<Nic, 'portGroupId'>[]
}

export interface NetworkMapping {
  readonly portGroups: readonly PortGroupMapping[]
  /** By attachment name: its layer 2 and the names of the port groups that it serves. */
  readonly attachments: ReadonlyMap<string, AttachmentLayer2 & { readonly portGroupNames: readonly string[]; readonly hasPolicies?: boolean }>
}

/**
 * Where each port group goes to which a NIC of an included VM is attached. No destination is an open
 * question. Port groups of one name on one VLAN of one physical network share an attachment: the manifest
 * would be the same. Sorted by source and port group id.
 */
export function mapPortGroups(
  portGroups: readonly EstatePortGroup[],
  includedVms: readonly NetworkUser[],
  target: Target,
  decisions: Readonly<Record<string, DecisionValue<'port-group.network'>>>,
  memo: PartMemo = NOTHING_KEPT,
): NetworkMapping {
  const uses = memo.part(countUses, includedVms)
  const trunkBridge = trunkBridgeOf(target)
  const allocator = createNameAllocator()
  const nameByLayer2 = new Map<string, string>()
  const attachments = new Map<string, AttachmentLayer2 & { portGroupNames: string[]; hasPolicies?: boolean }>()
  const policyWishes = new Map<string, Set<boolean | undefined>>()
  const mappings: PortGroupMapping[] = []
  const used = portGroups
    .filter((portGroup) => uses.has(portGroup.id))
    .sort((left, right) => compareText(left.sourceId, right.sourceId) || compareNatural(left.id, right.id))
  for (const portGroup of used) {
    const use = uses.get(portGroup.id) ?? { vmIds: new Set(), nicCount: 0 }
    const decision = decisions[portGroup.id]
    const choice = choosePortGroupDestination(portGroup, target, decision, trunkBridge)
    const { layer2 } = choice
    let destination: PortGroupMapping['destination'] = choice.kind === 'pod' || choice.kind === 'ignored' ? { type: choice.kind } : null
    if (layer2 !== null) {
      // Profiles of one logical network are one network to MTV: they share its attachment.
      const networkName = portGroup.vnicProfile?.networkName ?? portGroup.name
      const wanted = attachmentName(layer2, networkName)
      const identity = JSON.stringify([wanted, layer2.physicalNetworkName, layer2.vlanId, layer2.mtu, ...[layer2.trunk, layer2.bridge, layer2.sriov, layer2.isClusterNetwork].filter((part) => part !== undefined)])
      const name = nameByLayer2.get(identity) ?? allocator.allocate(wanted, identity)
      nameByLayer2.set(identity, name)
      const attachment = attachments.get(name) ?? { ...layer2, portGroupNames: [] }
      if (!attachment.portGroupNames.includes(networkName)) attachment.portGroupNames.push(networkName)
      attachment.portGroupNames.sort(compareText)
      attachments.set(name, attachment)
      policyWishes.set(name, (policyWishes.get(name) ?? new Set()).add(decision?.type === 'localnet' ? decision.hasPolicies : undefined))
      destination = { type: 'multus', attachmentName: name, ...placeOf(layer2, decision) }
    }
    mappings.push({
      portGroupId: portGroup.id,
      name: portGroup.name,
      sourceId: portGroup.sourceId,
      vmCount: use.vmIds.size,
      nicCount: use.nicCount,
      destination,
      confidence: choice.confidence,
      reasons: choice.reasons,
    })
  }
  // Port groups that share an attachment share its policies: one that asks for them is enough.
  for (const [name, wishes] of policyWishes) {
    const attachment = attachments.get(name)
    if (attachment !== undefined && (wishes.has(true) || !wishes.has(undefined))) attachment.hasPolicies = wishes.has(true)
  }
  return { portGroups: mappings, attachments }
}

/** Where the attachment is, if that is not as the target has it. */
function placeOf({ isClusterNetwork }: AttachmentLayer2, decision: DecisionValue<'port-group.network'> | undefined): { readonly isPerNamespace?: boolean } {
  if (isClusterNetwork === true) return { isPerNamespace: true }
  const scope = decision !== undefined && 'scope' in decision ? decision.scope : undefined
  return scope === undefined ? {} : { isPerNamespace: scope === 'each' }
}

function countUses(vms: readonly NetworkUser[]): ReadonlyMap<string, { vmIds: Set<string>; nicCount: number }> {
  const uses = new Map<string, { vmIds: Set<string>; nicCount: number }>()
  for (const vm of vms) {
    for (const nic of vm.nics) {
      if (nic.portGroupId === null) continue
      const use = uses.get(nic.portGroupId) ?? { vmIds: new Set(), nicCount: 0 }
      use.vmIds.add(vm.id)
      use.nicCount += 1
      uses.set(nic.portGroupId, use)
    }
  }
  return uses
}
