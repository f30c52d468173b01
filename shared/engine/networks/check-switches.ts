import { compareNatural, compareText } from '#shared/domain/compare.ts'
import { isOnOvn } from '#shared/domain/plan/attachment-kind.ts'
import type { EstatePortGroup } from '#shared/domain/estate/estate.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { SwitchCheck } from '#shared/domain/plan/network-concepts.ts'
import { keyOf } from './carrying-hosts.ts'
import type { NetworkInventory } from './network-inventory.ts'

/** IEEE 802.3: what an interface has of which nobody states more. */
const STANDARD_MTU = 1500
/** vSphere's word for hashing by addresses (NicTeamingPolicy), which wants a static aggregation of the ports. */
const IP_HASH = /loadbalance_ip|ip.?hash/i
/** Its word for an order of uplinks in place of a way to spread. */
const EXPLICIT_ORDER = /failover_explicit|explicit/i
/** As many names as a sentence bears. */
const MOST_NAMES = 5

interface SwitchInput {
  readonly inventory: Pick<NetworkInventory, 'switches' | 'portGroups' | 'vmkernelAdapters'>
  readonly plan: Pick<MigrationPlan, 'portGroups' | 'attachments'>
}

/** What the source's switches do with frames and uplinks that the target does not do by itself. Port groups that no VM of the plan uses are left out, but for vmkernel adapters. */
export function checkSwitches({ inventory, plan }: SwitchInput): readonly SwitchCheck[] {
  const used = new Map(plan.portGroups.filter(({ destination }) => destination !== null && destination.type !== 'ignored').map((mapping) => [mapping.portGroupId, mapping]))
  const portGroups = inventory.portGroups.filter(({ id }) => used.has(id))
  const mtuOf = switchMtus(inventory.switches)
  return [...mtuDiffers(inventory.switches), ...mtuShrinks(portGroups, plan, mtuOf), ...vmkernelAboveSwitch(inventory, mtuOf), ...teaming(portGroups)]
}

type Switches = SwitchInput['inventory']['switches']

/** The largest MTU of the switches of a name in a source: standard ones are one a host. */
function switchMtus(switches: Switches): ReadonlyMap<string, number> {
  const mtus = new Map<string, number>()
  for (const { sourceId, name, mtu } of switches) if (mtu !== null) mtus.set(keyOf(sourceId, name), Math.max(mtus.get(keyOf(sourceId, name)) ?? 0, mtu))
  return mtus
}

function mtuDiffers(switches: Switches): readonly SwitchCheck[] {
  const byName = new Map<string, { readonly name: string; readonly mtus: Set<number> }>()
  for (const { sourceId, name, mtu } of switches) {
    if (mtu === null) continue
    const known = byName.get(keyOf(sourceId, name)) ?? { name, mtus: new Set<number>() }
    known.mtus.add(mtu)
    byName.set(keyOf(sourceId, name), known)
  }
  return [...byName.values()].filter(({ mtus }) => mtus.size > 1).sort((left, right) => compareNatural(left.name, right.name)).map(({ name, mtus }) => ({
    code: 'switch-mtu-differs', severity: 'warning', subject: name, message: `The switch ${name} has the MTU ${[...mtus].sort((left, right) => left - right).join(' on some hosts and ')} on others: which one its VMs rely on is not known.`,
  }))
}

/** VMs that send large frames today are cut off where the target's network takes smaller ones. */
function mtuShrinks(portGroups: readonly EstatePortGroup[], { portGroups: mappings, attachments }: SwitchInput['plan'], mtuOf: ReadonlyMap<string, number>): readonly SwitchCheck[] {
  const destinationOf = new Map(mappings.map(({ portGroupId, destination }) => [portGroupId, destination]))
  const attachmentOf = new Map(attachments.map((attachment) => [attachment.name, attachment]))
  const smaller = new Map<string, { readonly from: number; readonly to: number; readonly network: string; readonly names: string[] }>()
  for (const { id, sourceId, switchName, name, vnicProfile } of portGroups) {
    const destination = destinationOf.get(id)
    const attachment = destination?.type === 'multus' ? attachmentOf.get(destination.attachmentName) : undefined
    const from = vnicProfile === undefined ? (switchName === null ? undefined : mtuOf.get(keyOf(sourceId, switchName))) : (vnicProfile.mtu ?? undefined)
    if (attachment === undefined || from === undefined) continue
    const to = attachment.mtu ?? STANDARD_MTU
    if (from <= to || (attachment.mtu === null && !isOnOvn(attachment))) continue
    const key = keyOf(String(from), String(to), attachment.physicalNetworkName)
    const known = smaller.get(key) ?? { from, to, network: attachment.physicalNetworkName, names: [] }
    known.names.push(name)
    smaller.set(key, known)
  }
  return [...smaller].sort(([left], [right]) => compareText(left, right)).map(([, { from, to, network, names }]) => ({
    code: 'mtu-smaller', severity: 'warning', subject: network, message: `${namesWords(names)} are on switches with the MTU ${String(from)} and go to ${network} with ${String(to)}: guests that send larger frames lose them. Raise the MTU of the physical network, or lower that of the guests.`,
  }))
}

function vmkernelAboveSwitch({ vmkernelAdapters, portGroups }: SwitchInput['inventory'], mtuOf: ReadonlyMap<string, number>): readonly SwitchCheck[] {
  const switchOf = new Map(portGroups.flatMap(({ sourceId, name, switchName }) => (switchName === null ? [] : [[keyOf(sourceId, name), switchName] as const])))
  const above = new Map<string, SwitchCheck>()
  for (const { sourceId, portGroupName, mtu } of vmkernelAdapters) {
    const switchName = portGroupName === null ? undefined : switchOf.get(keyOf(sourceId, portGroupName))
    const limit = switchName === undefined ? undefined : mtuOf.get(keyOf(sourceId, switchName))
    if (portGroupName === null || switchName === undefined || limit === undefined || mtu === null || mtu <= limit) continue
    above.set(keyOf(sourceId, portGroupName), { code: 'vmkernel-mtu-exceeds', severity: 'information', subject: portGroupName, message: `vmkernel adapters on ${portGroupName} have the MTU ${String(mtu)} and their switch ${switchName} ${String(limit)}: do not take over the larger one unasked.` })
  }
  return [...above.values()].sort((left, right) => compareNatural(left.subject, right.subject))
}

function teaming(portGroups: readonly EstatePortGroup[]): readonly SwitchCheck[] {
  const hashed = portGroups.filter(({ teamingPolicy }) => IP_HASH.test(teamingPolicy ?? ''))
  const pinned = portGroups.filter(({ teamingPolicy, activeUplinks, standbyUplinks }) => EXPLICIT_ORDER.test(teamingPolicy ?? '') || (uplinksOf(activeUplinks) === 1 && uplinksOf(standbyUplinks) > 0))
  const single = portGroups.filter(({ activeUplinks, standbyUplinks }) => uplinksOf(activeUplinks) === 1 && uplinksOf(standbyUplinks) === 0)
  return [
    ...tell(hashed, 'teaming-ip-hash', 'information', 'spread by IP hash, for which the ports of the switch are a static aggregation: on the target LACP takes its place, which the ports have to be set to.'),
    ...tell(pinned, 'teaming-order', 'information', 'prefer one uplink over others: a bond of the target has one order for all its networks, so their traffic is not kept apart by it.'),
    ...tell(single, 'teaming-single-uplink', 'information', 'have a single uplink at the source; on the target they share the redundancy of their bond.'),
  ]
}

function tell(portGroups: readonly EstatePortGroup[], code: string, severity: SwitchCheck['severity'], words: string): readonly SwitchCheck[] {
  const [first] = portGroups
  return first === undefined ? [] : [{ code, severity, subject: first.switchName ?? first.name, message: `${namesWords(portGroups.map(({ name }) => name))} ${words}` }]
}

/** How many uplinks a cell names; 0 where it names none, or nobody says. */
function uplinksOf(text: string | null): number {
  return (text ?? '').split(/[,;]/).filter((uplink) => uplink.trim() !== '').length
}

function namesWords(names: readonly string[]): string {
  const unique = [...new Set(names)].sort(compareNatural)
  const rest = unique.length - MOST_NAMES
  return `${unique.slice(0, MOST_NAMES).join(', ')}${rest > 0 ? ` and ${String(rest)} more` : ''}`
}
