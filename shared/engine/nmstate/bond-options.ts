import { fieldText, fieldValue, isRecord } from '#shared/engine/check/field-values.ts'
import type { InterfaceView, OvsBondView } from './interface-view.ts'
import { type StateProblem, stateProblem } from './state-problem.ts'

/** Modes of the kernel's bonding driver, by name and by number (kernel documentation, networking/bonding). */
const KERNEL_MODES = ['balance-rr', 'active-backup', 'balance-xor', 'broadcast', '802.3ad', 'balance-tlb', 'balance-alb'] as const
type KernelMode = (typeof KERNEL_MODES)[number]
/** Modes of bonds in Open vSwitch (ovs-vswitchd.conf.db, Port bond_mode; `lacp` is nmstate's own word for balance-tcp with LACP). */
const OVS_MODES: ReadonlySet<string> = new Set(['active-backup', 'balance-slb', 'balance-tcp', 'lacp'])
const ALL: ReadonlySet<KernelMode> = new Set(KERNEL_MODES)
const modes = (...some: readonly KernelMode[]): ReadonlySet<KernelMode> => new Set(some)
const WITHOUT_ARP = modes('802.3ad', 'balance-tlb', 'balance-alb')
const MONITORED_BY_ARP: ReadonlySet<KernelMode> = new Set(KERNEL_MODES.filter((mode) => !WITHOUT_ARP.has(mode)))

/** In which modes the driver takes an option (kernel documentation, networking/bonding; balance_slb: NetworkManager 1.36). */
const OPTION_MODES: Readonly<Record<string, ReadonlySet<KernelMode>>> = {
  ad_actor_sys_prio: modes('802.3ad'),
  ad_actor_system: modes('802.3ad'),
  ad_select: modes('802.3ad'),
  ad_user_port_key: modes('802.3ad'),
  active_slave: modes('active-backup', 'balance-tlb', 'balance-alb'),
  all_slaves_active: ALL,
  arp_all_targets: MONITORED_BY_ARP,
  arp_interval: MONITORED_BY_ARP,
  arp_ip_target: MONITORED_BY_ARP,
  arp_missed_max: MONITORED_BY_ARP,
  arp_validate: MONITORED_BY_ARP,
  balance_slb: modes('balance-xor'),
  downdelay: ALL,
  fail_over_mac: modes('active-backup'),
  lacp_active: modes('802.3ad'),
  lacp_rate: modes('802.3ad'),
  lp_interval: modes('balance-tlb', 'balance-alb', 'active-backup'),
  miimon: ALL,
  min_links: modes('802.3ad'),
  num_grat_arp: modes('active-backup'),
  num_unsol_na: modes('active-backup'),
  packets_per_slave: modes('balance-rr'),
  peer_notif_delay: modes('active-backup'),
  primary: modes('active-backup', 'balance-tlb', 'balance-alb'),
  primary_reselect: modes('active-backup', 'balance-tlb', 'balance-alb'),
  resend_igmp: modes('balance-rr', 'active-backup', 'balance-tlb', 'balance-alb'),
  tlb_dynamic_lb: modes('balance-tlb'),
  updelay: ALL,
  use_carrier: ALL,
  xmit_hash_policy: modes('balance-xor', '802.3ad', 'balance-tlb'),
}

const WHOLE_NUMBERS: ReadonlySet<string> = new Set(['miimon', 'updelay', 'downdelay', 'arp_interval', 'min_links', 'lp_interval', 'resend_igmp', 'num_grat_arp', 'num_unsol_na', 'packets_per_slave', 'ad_actor_sys_prio', 'peer_notif_delay'])

const OPTION_VALUES: Readonly<Record<string, readonly string[]>> = {
  lacp_rate: ['slow', 'fast', '0', '1'],
  xmit_hash_policy: ['layer2', 'layer3+4', 'layer2+3', 'encap2+3', 'encap3+4', 'vlan+srcmac', '0', '1', '2', '3', '4', '5'],
}

/** Modes under which VMs behind a bridge lose frames: they spread one MAC address over ports, or rewrite it (architecture guide of OpenShift Virtualization). */
export const MODES_UNFIT_FOR_BRIDGES: ReadonlySet<string> = new Set(['balance-rr', 'balance-tlb', 'balance-alb'])

/** The name of a kernel bond's mode, which may be written as a number; null where it is none. */
export function kernelBondMode(bond: InterfaceView): KernelMode | null {
  const written = fieldValue(bond.raw, 'link-aggregation.mode')
  const byNumber = KERNEL_MODES[Number.parseInt(String(written), 10)]
  if (/^[0-6]$/.test(String(written)) && byNumber !== undefined) return byNumber
  return KERNEL_MODES.find((mode) => mode === written) ?? null
}

/** Mode, options and members of a kernel bond. */
export function judgeKernelBond(bond: InterfaceView): readonly StateProblem[] {
  const { at, raw, ports } = bond
  const aggregation = fieldValue(raw, 'link-aggregation')
  if (!isRecord(aggregation)) return [stateProblem(`${at}.link-aggregation`, 'is missing.', 'A bond needs its mode and its ports there.')]
  const mode = kernelBondMode(bond)
  const problems: StateProblem[] = []
  if (mode === null) problems.push(stateProblem(`${at}.link-aggregation.mode`, `is ${JSON.stringify(aggregation.mode ?? null)}, which is no mode of a kernel bond.`, `It has to be one of ${KERNEL_MODES.join(', ')}; balance-slb is a mode of an OVS bridge's port.`))
  if (ports.length === 0) problems.push(stateProblem(`${at}.link-aggregation.port`, 'names no interface.', 'Name the NICs of the bond.'))
  const options = aggregation.options ?? {}
  if (!isRecord(options)) return [...problems, stateProblem(`${at}.link-aggregation.options`, 'is no object.', 'Write options as names with values.')]
  return [...problems, ...(mode === null ? [] : judgeOptions(options, mode, bond))]
}

function judgeOptions(options: Readonly<Record<string, unknown>>, mode: KernelMode, { at, ports }: InterfaceView): readonly StateProblem[] {
  const place = `${at}.link-aggregation.options`
  const problems = Object.entries(options).flatMap(([name, value]): readonly StateProblem[] => {
    const spelling = name.replaceAll('-', '_')
    const allowed = OPTION_MODES[spelling]
    const text = String(value)
    if (allowed === undefined) return [stateProblem(`${place}.${name}`, 'is no option of a bond.', 'Correct its spelling, or take it out.')]
    if (!allowed.has(mode)) return [stateProblem(`${place}.${name}`, `has no meaning in mode ${mode}.`, 'Take it out, or choose another mode.')]
    if (WHOLE_NUMBERS.has(spelling) && !/^\d+$/.test(text)) return [stateProblem(`${place}.${name}`, `is ${JSON.stringify(value)}, and has to be a whole number.`, 'Correct its value.')]
    const values = OPTION_VALUES[spelling]
    if (values !== undefined && !values.includes(text)) return [stateProblem(`${place}.${name}`, `is ${JSON.stringify(value)}.`, `It has to be one of ${values.filter((word) => !/^\d$/.test(word)).join(', ')}.`)]
    if (spelling === 'primary' && !ports.some((port) => port.name === text)) return [stateProblem(`${place}.${name}`, `is ${text}, which is no port of the bond.`, 'Name one of its ports.')]
    return []
  })
  const isOn = (name: string): boolean => Number(options[name] ?? 0) > 0
  return isOn('miimon') && isOn('arp_interval') ? [...problems, stateProblem(place, 'watches links by miimon and by arp_interval at once.', 'Keep one of the two.')] : problems
}

/** Mode and members of a bond inside an OVS bridge; nmstate wants at least two of them. */
export function judgeOvsBond({ at, name, raw, members }: OvsBondView): readonly StateProblem[] {
  const mode = fieldText(raw, 'link-aggregation.mode') ?? ''
  return [
    ...(OVS_MODES.has(mode) ? [] : [stateProblem(`${at}.link-aggregation.mode`, `is "${mode}", which is no mode of a bond in Open vSwitch.`, `It has to be one of ${[...OVS_MODES].join(', ')}.`)]),
    ...(members.length >= 2 ? [] : [stateProblem(`${at}.link-aggregation.port`, `gives the bond ${name} ${members.length === 1 ? 'one port' : 'no port'}.`, 'A bond of Open vSwitch needs at least two.')]),
  ]
}
