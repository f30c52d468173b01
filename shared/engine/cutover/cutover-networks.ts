import { compareNatural } from '#shared/domain/compare.ts'
import type { GatewayDecision } from '#shared/domain/decisions/gateway-decision.ts'
import type { EstateVm } from '#shared/domain/estate/estate.ts'
import type { CutoverNetwork, CutoverNic, CutoverWave } from '#shared/domain/plan/cutover.ts'
import { portGroupKind } from '#shared/engine/mapping/network/port-group-kind.ts'
import type { MergedNetwork } from '#shared/engine/networks/merge-networks.ts'
import type { AddressPlan } from './address-plan.ts'
import { decidedGateway } from './decided-gateway.ts'

interface NetworksInput {
  readonly nics: readonly CutoverNic[]
  readonly networks: readonly MergedNetwork[]
  readonly waves: readonly CutoverWave[]
  /** VMs that are left out and so stay at the source; no templates. */
  readonly excludedVms: readonly EstateVm[]
  readonly addresses: AddressPlan
  /** By port group id. */
  readonly gateways: Readonly<Record<string, GatewayDecision>>
}

/**
 * For each network of a VM that takes part: between which windows it has VMs on both sides, who owns its gateway and when
 * that has to move. In the order of the networks.
 */
export function cutoverNetworks({ nics, networks, waves, excludedVms, addresses, gateways }: NetworksInput): readonly CutoverNetwork[] {
  const nicsOf = new Map<string, CutoverNic[]>()
  for (const nic of nics) {
    if (nic.networkId === null) continue
    const own = nicsOf.get(nic.networkId)
    if (own === undefined) nicsOf.set(nic.networkId, [nic])
    else own.push(nic)
  }
  const staying = countStaying(networks, excludedVms)
  const windowOf = new Map(waves.map(({ number, windowId }) => [number, windowId]))
  return networks.flatMap((network) => {
    const own = nicsOf.get(network.id)
    return own === undefined ? [] : [describeNetwork(network, own, { windowOf, excludedHere: staying.get(network.id) ?? 0, addresses, gateways: network.portGroups.flatMap(({ id, name }) => (gateways[id] === undefined ? [] : [{ portGroup: name, decision: gateways[id] }])) })]
  })
}

interface NetworkFacts {
  readonly windowOf: ReadonlyMap<number, string | null>
  readonly excludedHere: number
  readonly addresses: AddressPlan
  /** Decisions on its port groups, in their order. */
  readonly gateways: readonly { readonly portGroup: string; readonly decision: GatewayDecision }[]
}

function describeNetwork(network: MergedNetwork, nics: readonly CutoverNic[], { windowOf, excludedHere, addresses, gateways: decisions }: NetworkFacts): CutoverNetwork {
  const vmIds = new Set(nics.map(({ vmId }) => vmId))
  const vmsThatStay = new Set(nics.filter(({ wave }) => wave === null).map(({ vmId }) => vmId)).size + excludedHere
  const waves = [...new Set(nics.flatMap(({ wave }) => (wave === null ? [] : [wave])))].sort((left, right) => left - right)
  const [first] = waves
  const last = waves.at(-1)
  const windowAt = (wave: number | undefined): string | null => (wave === undefined ? null : (windowOf.get(wave) ?? null))
  const isStretched = waves.length > 1 || (waves.length === 1 && vmsThatStay > 0)
  // Without a schedule nobody knows which is the last.
  const lastVm = windowAt(last) === null ? null : nics.filter(({ wave }) => wave === last && last !== undefined).map(({ vmName }) => vmName).sort(compareNatural).at(-1) ?? null
  const rows = network.vlanKind === 'access' && network.vlanId !== null ? addresses.ofVlan(network.vlanId) : []
  // Where the plan of addresses has the VLAN, what guests with addresses of another one would say is of no use.
  const gateways = [...new Set(rows.length > 0 ? rows.map(({ gateway }) => gateway) : nics.map(({ gateway }) => gateway))].filter((gateway) => gateway !== null)
  const owner = ownerOf(network, nics, gateways)
  return {
    networkId: network.id,
    portGroupIds: network.portGroups.map(({ id }) => id),
    name: network.name,
    vlanKind: network.vlanKind,
    vlanId: network.vlanId,
    subnets: [...new Set(rows.map(({ cidr }) => cidr))].filter((cidr) => cidr !== null),
    gateways,
    vmCount: vmIds.size,
    vmsThatStay,
    stretchedFrom: isStretched ? windowAt(first) : null,
    stretchedTo: isStretched && vmsThatStay === 0 ? windowAt(last) : null,
    lastVm,
    ...(decidedGateway({ decisions, nics, bearer: owner.nic?.vmName ?? null, vmsThatStay, waves: waves.map((number) => ({ number, windowId: windowAt(number) })) }) ?? {
      gatewayOwner: owner.by,
      gatewayOwnerName: owner.nic?.vmName ?? null,
      gatewayMoves: owner.by === 'vm' ? windowAt(owner.nic?.wave ?? undefined) : owner.by === 'nsx' && vmsThatStay === 0 ? windowAt(last) : null,
      gatewayDecision: null,
      because: becauseOf(owner, vmsThatStay),
    }),
  }
}

interface GatewayOwner {
  readonly by: CutoverNetwork['gatewayOwner']
  /** The NIC that bears the address. */
  readonly nic?: CutoverNic
}

/** A VM that bears the address is the gateway; else NSX is where it made the network. Routers are in no inventory. */
function ownerOf(network: MergedNetwork, nics: readonly CutoverNic[], gateways: readonly string[]): GatewayOwner {
  const nic = nics.find(({ addresses }) => addresses.some(({ address }) => gateways.includes(address)))
  if (nic !== undefined) return { by: 'vm', nic }
  return { by: network.portGroups.some((portGroup) => portGroupKind(portGroup) === 'nsx') ? 'nsx' : 'unknown' }
}

function becauseOf({ by, nic }: GatewayOwner, vmsThatStay: number): string {
  if (by === 'vm') return `${nic?.vmName ?? ''} bears the address of the gateway, so the gateway moves with it: everybody else on the network crosses over until then, or from then on.`
  if (by === 'nsx') return `NSX made the segment and routes it. Until it is bridged to a VLAN nobody on the target reaches its gateway; with a bridge the gateway moves ${vmsThatStay > 0 ? 'when the VMs that stay have gone' : 'with the last VM at the latest'}.`
  return 'Nobody states who owns the gateway. A router outside of the source need not move as long as the VLAN reaches both sides.'
}

function countStaying(networks: readonly MergedNetwork[], vms: readonly EstateVm[]): ReadonlyMap<string, number> {
  const networkOf = new Map(networks.flatMap(({ id, portGroups }) => portGroups.map((portGroup) => [portGroup.id, id] as const)))
  const counts = new Map<string, number>()
  for (const { nics } of vms) {
    for (const id of new Set(nics.flatMap(({ portGroupId }) => (portGroupId === null ? [] : [networkOf.get(portGroupId)])))) if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}
