import { compareNatural } from '#shared/domain/compare.ts'
import { countWords } from '#shared/domain/count-words.ts'
import type { GatewayDecision } from '#shared/domain/decisions/gateway-decision.ts'
import type { Estate, EstateNic, EstateVm } from '#shared/domain/estate/estate.ts'
import type { CutoverNic, CutoverSheet, CutoverWave } from '#shared/domain/plan/cutover.ts'
import type { MigrationPlan, NetworkMapEntry, PlannedPlan, PlannedVm } from '#shared/domain/plan/migration-plan.ts'
import type { IpNetwork } from '#shared/domain/side/ip-network.ts'
import type { MergedNetwork } from '#shared/engine/networks/merge-networks.ts'
import { isUnattachedNic } from '#shared/engine/plan/unattached-nic.ts'
import { addressOrigin } from './address-origin.ts'
import { type AddressPlan, createAddressPlan } from './address-plan.ts'
import { cutoverNetworks } from './cutover-networks.ts'

export interface CutoverInput {
  readonly estate: Estate
  readonly plan: MigrationPlan
  readonly networks: readonly MergedNetwork[]
  /** Rows of a plan of addresses; none: no such file was imported. */
  readonly ipNetworks: readonly IpNetwork[]
  /** By the schedule that the project keeps, in the order of their starts; null: there is none. */
  readonly waves: readonly CutoverWave[] | null
  /** Names of the firewall's rules that name a VM, by its id; null: no rules were imported. */
  readonly rulesByVm: ReadonlyMap<string, readonly string[]> | null
  /** Names of the load balancers before a VM, by its id; null: no list of applications has such a column. */
  readonly loadBalancersByVm: ReadonlyMap<string, readonly string[]> | null
  /** Decisions on who owns the gateway of a network, by port group id. */
  readonly gateways: Readonly<Record<string, GatewayDecision>>
}

/**
 * What people need to know in the night of a cut-over: a line for each NIC of each VM that takes part, and what becomes of
 * each network that these are on. Sorted by wave, then by VM; VMs in no wave last. Without a schedule the whole estate is one wave.
 */
export function makeCutoverSheet({ estate, plan, networks, ipNetworks, waves, rulesByVm, loadBalancersByVm, gateways }: CutoverInput): CutoverSheet {
  const seats = new Map(plan.plans.flatMap((own) => own.vms.map((planned) => [planned.vmId, { plan: own, planned }] as const)))
  const excluded = new Set(plan.excluded.map(({ vmId }) => vmId))
  const vms = estate.vms.filter(({ id }) => !excluded.has(id))
  const sheetWaves = waves ?? [{ number: 1, windowId: null, startMs: null, endMs: null, vmIds: vms.flatMap(({ id }) => (seats.has(id) ? [id] : [])) }]
  const waveOf = new Map(sheetWaves.flatMap(({ number, vmIds }) => vmIds.map((id) => [id, number] as const)))
  const facts: NicFacts = {
    addresses: createAddressPlan(ipNetworks),
    networkOf: new Map(networks.flatMap((network) => network.portGroups.map(({ id }) => [id, network] as const))),
    destinationOf: new Map(plan.portGroups.map(({ portGroupId, destination }) => [portGroupId, destination])),
    rulesByVm,
    loadBalancersByVm,
  }
  const nics = vms.flatMap((vm) => vm.nics.map((nic, index) => describeNic(vm, nic, { index, seat: seats.get(vm.id), wave: waveOf.get(vm.id) ?? null, facts })))
  const last = sheetWaves.length + 1
  nics.sort((left, right) => (left.wave ?? last) - (right.wave ?? last) || compareNatural(left.vmName, right.vmName) || compareNatural(left.vmId, right.vmId))
  return {
    basis: waves === null ? 'estate' : 'waves',
    waves: sheetWaves,
    nics,
    networks: cutoverNetworks({ nics, networks, waves: sheetWaves, excludedVms: estate.vms.filter((vm) => excluded.has(vm.id) && vm.isTemplate !== true), addresses: facts.addresses, gateways }),
    notEvaluated: gapsOf({ ipNetworks, rulesByVm, loadBalancersByVm, waves, nics }),
  }
}

interface NicFacts {
  readonly addresses: AddressPlan
  readonly networkOf: ReadonlyMap<string, MergedNetwork>
  readonly destinationOf: ReadonlyMap<string, MigrationPlan['portGroups'][number]['destination']>
  readonly rulesByVm: CutoverInput['rulesByVm']
  readonly loadBalancersByVm: CutoverInput['loadBalancersByVm']
}

interface NicPlace {
  readonly index: number
  readonly seat: { readonly plan: PlannedPlan; readonly planned: PlannedVm } | undefined
  readonly wave: number | null
  readonly facts: NicFacts
}

function describeNic(vm: EstateVm, nic: EstateNic, { index, seat, wave, facts }: NicPlace): CutoverNic {
  const network = nic.portGroupId === null ? undefined : facts.networkOf.get(nic.portGroupId)
  const vlanId = network?.vlanKind === 'access' ? network.vlanId : null
  const found = textsOf(nic.ipv4Addresses).map((address) => ({ address, subnet: facts.addresses.subnetOf(address, vlanId) }))
  // Of a VLAN with one subnet that is known even where the guest states no address.
  const ofVlan = vlanId === null ? [] : facts.addresses.ofVlan(vlanId)
  const row = found.find(({ subnet }) => subnet !== null)?.subnet?.row ?? (found.length === 0 && ofVlan.length === 1 ? ofVlan[0] : undefined)
  const origin = addressOrigin(nic, found.map(({ address, subnet }) => ({ address, row: subnet?.row ?? null })))
  return {
    vmId: vm.id,
    vmName: vm.name,
    targetName: seat?.planned.targetName ?? null,
    namespace: seat?.plan.targetNamespace ?? null,
    planName: seat?.plan.name ?? null,
    wave,
    label: nic.label ?? `NIC ${String(index + 1)}`,
    macAddress: nic.macAddress,
    networkId: network?.id ?? null,
    networkName: network?.name ?? nic.networkName,
    vlanKind: network?.vlanKind ?? null,
    vlanId,
    addresses: [...found.map(({ address, subnet }) => ({ address, prefixLength: subnet?.prefixLength ?? null })), ...textsOf(nic.ipv6Addresses).map((address) => ({ address, prefixLength: null }))],
    gateway: row?.gateway ?? null,
    dnsServers: row?.dnsServers ?? [],
    dnsDomain: row?.dnsDomain ?? null,
    addressing: origin.addressing,
    addressingBecause: origin.because,
    destination: destinationText(nic, seat?.plan.networkMap, facts),
    firewallRules: facts.rulesByVm === null ? null : (facts.rulesByVm.get(vm.id) ?? []),
    // A list that has the column and leaves a VM's cell empty says that there is none.
    loadBalancers: facts.loadBalancersByVm === null ? null : (facts.loadBalancersByVm.get(vm.id) ?? []),
  }
}

/** With its namespace where the VM is in a plan; null is an open question. */
function destinationText(nic: EstateNic, map: readonly NetworkMapEntry[] | undefined, { destinationOf }: NicFacts): string | null {
  if (isUnattachedNic(nic)) return 'left out'
  const destination = nic.portGroupId === null ? null : (destinationOf.get(nic.portGroupId) ?? null)
  if (destination === null) return null
  if (destination.type === 'pod') return 'pod network'
  if (destination.type === 'ignored') return 'left out'
  const own = map?.find((entry) => entry.destination.type === 'multus' && entry.destination.name === destination.attachmentName)?.destination
  return own?.type === 'multus' ? `${own.namespace}/${own.name}` : destination.attachmentName
}

/** Inventories put commas, semicolons or blanks between addresses. */
function textsOf(addresses: string | null): readonly string[] {
  return (addresses ?? '').split(/[\s,;]+/).filter((address) => address !== '')
}

function gapsOf({ ipNetworks, rulesByVm, loadBalancersByVm, waves, nics }: Pick<CutoverInput, 'ipNetworks' | 'rulesByVm' | 'loadBalancersByVm' | 'waves'> & { readonly nics: readonly CutoverNic[] }): readonly string[] {
  const withoutWave = new Set(nics.filter(({ wave }) => wave === null).map(({ vmId }) => vmId)).size
  const withoutAddress = nics.filter(({ addresses, networkId }) => networkId !== null && addresses.length === 0).length
  return [
    ...(waves === null ? ['There is no schedule of waves: the whole estate is one sheet, and nobody knows how long a network is stretched.'] : []),
    ...(withoutWave > 0 ? [`${countWords(withoutWave, 'VM that is to be migrated is', 'VMs that are to be migrated are')} in no wave.`] : []),
    ...(ipNetworks.length === 0 ? ['No plan of addresses was imported: prefixes, gateways and name servers are not known.'] : []),
    ...(withoutAddress > 0 ? [`Of ${countWords(withoutAddress, 'NIC')} on a network the inventory states no address.`] : []),
    ...(rulesByVm === null ? ['No rules of a firewall were imported: which of them name a VM is not evaluated.'] : []),
    ...(loadBalancersByVm === null ? ['Load balancers are not evaluated: no imported list of applications has a column for them.'] : []),
  ]
}
