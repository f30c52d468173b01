import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { VmkernelAdapter } from '#shared/domain/estate/infrastructure.ts'
import { keyOf } from './carrying-hosts.ts'

export type VmkernelPurpose = 'management' | 'vmotion' | 'storage' | 'vsan' | 'replication' | 'provisioning' | 'fault-tolerance' | 'overlay'

/** The vmkernel adapters of a port group, and what they seem to be for. */
export interface VmkernelNetwork {
  readonly sourceId: string
  readonly portGroupName: string | null
  readonly devices: readonly string[]
  readonly hostCount: number
  readonly subnets: readonly string[]
  readonly mtus: readonly number[]
  /** Null: nothing tells. */
  readonly purpose: VmkernelPurpose | null
  /** `high`: the name says one purpose and nothing contradicts. `medium`: device and gateway, or a subnet shared with one that is known. `low`: the name says several. */
  readonly confidence: 'high' | 'medium' | 'low' | null
  readonly because: string
}

/** Words that people name vmkernel port groups by; the more particular ones first. An export of RVTools does not list services. */
const WORDS: readonly (readonly [VmkernelPurpose, RegExp])[] = [
  ['vsan', /v-?san/i],
  ['vmotion', /v-?motion|live.?migr/i],
  ['replication', /repl|\bsrm\b|\bhbr\b/i],
  ['provisioning', /provision|cold.?migr|\bnfc\b/i],
  ['fault-tolerance', /fault.?tol|\bft\b/i],
  ['overlay', /vxlan|geneve|\btep\b|\bvtep\b|\bnsx\b/i],
  ['storage', /iscsi|\bnfs|\bnas\b|storage|\bsan\b|nvme|\bstor\b/i],
  ['management', /mana?ge?me?n?t|mgmt|\bmng|\badmin\b|service console/i],
]

/** What each network of vmkernel adapters is for, as far as names, devices, gateways and subnets tell. In natural order. */
export function inferVmkernelPurposes(adapters: readonly VmkernelAdapter[]): readonly VmkernelNetwork[] {
  const groups = new Map<string, VmkernelAdapter[]>()
  for (const adapter of adapters) {
    const key = keyOf(adapter.sourceId, adapter.portGroupName)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [adapter])
    else group.push(adapter)
  }
  const first = [...groups.values()].map(infer)
  const purposeBySubnet = new Map(first.flatMap(({ sourceId, subnets, purpose, confidence }) => (confidence === 'high' && purpose !== null ? subnets.map((subnet) => [keyOf(sourceId, subnet), purpose] as const) : [])))
  return first
    .map((network) => (network.purpose === null ? inferFromSubnets(network, purposeBySubnet) : network))
    .sort((left, right) => compareText(left.sourceId, right.sourceId) || compareNatural(left.portGroupName ?? '', right.portGroupName ?? ''))
}

function infer(adapters: readonly VmkernelAdapter[]): VmkernelNetwork {
  const [lead] = adapters
  const portGroupName = lead?.portGroupName ?? null
  const devices = unique(adapters.map(({ device }) => device)).sort(compareNatural)
  const said = WORDS.filter(([, words]) => portGroupName !== null && words.test(portGroupName)).map(([purpose]) => purpose)
  const isFirstDevice = devices.includes(FIRST_DEVICE)
  const hasGateway = adapters.some(({ gateway }) => gateway !== null && gateway !== '' && gateway !== '0.0.0.0')
  const base = {
    sourceId: lead?.sourceId ?? '',
    portGroupName,
    devices,
    hostCount: new Set(adapters.map(({ hostId, hostName }) => hostId ?? hostName)).size,
    subnets: unique(adapters.map(({ ipv4Address, subnetMask }) => subnetOf(ipv4Address, subnetMask))).sort(compareNatural),
    mtus: unique(adapters.map(({ mtu }) => mtu)).sort((left, right) => left - right),
  }
  const [purpose] = said
  if (purpose !== undefined) {
    return said.length === 1 ? { ...base, purpose, confidence: 'high', because: `Its name says ${purpose}.` } : { ...base, purpose, confidence: 'low', because: `Its name says ${said.join(' and ')}.` }
  }
  if (isFirstDevice && hasGateway) return { ...base, purpose: 'management', confidence: 'medium', because: `It holds ${FIRST_DEVICE}, with a gateway: a host's first adapter is for its management unless somebody moved it.` }
  return { ...base, purpose: null, confidence: null, because: 'Neither its name nor its addresses tell: ask those who run the hosts.' }
}

function inferFromSubnets(network: VmkernelNetwork, known: ReadonlyMap<string, VmkernelPurpose>): VmkernelNetwork {
  for (const subnet of network.subnets) {
    const purpose = known.get(keyOf(network.sourceId, subnet))
    if (purpose !== undefined) return { ...network, purpose, confidence: 'medium', because: `Its addresses are in ${subnet}, as those of another network for ${purpose}.` }
  }
  return network
}

/** The adapter that an installation of ESXi makes. */
const FIRST_DEVICE = 'vmk0'
const OCTET = /^\d{1,3}$/

/** "10.0.2.0/255.255.255.0"; null where address or mask is not known. */
function subnetOf(address: string | null, mask: string | null): string | null {
  if (address === null || mask === null) return null
  const [addressParts, maskParts] = [address.split('.'), mask.split('.')]
  if ([addressParts, maskParts].some((parts) => parts.length !== 4 || !parts.every((part) => OCTET.test(part)))) return null
  return `${addressParts.map((part, index) => Number(part) & Number(maskParts[index])).join('.')}/${mask}`
}

function unique<Value>(values: readonly (Value | null)[]): Value[] {
  return [...new Set(values.filter((value) => value !== null))]
}
