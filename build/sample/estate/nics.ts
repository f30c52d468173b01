import type { RandomStream } from '../random.ts'
import { randomStream } from '../random.ts'
import type { Guest } from './guest.ts'
import {
  BACKUP_NETWORK, GUEST_TRUNK_NETWORK, LEGACY_NETWORK, STANDARD_VM_NETWORK, TRUNK_NETWORK,
} from './networks.ts'
import type { Placement } from './placement.ts'
import { PURPOSE } from './purpose.ts'
import type { Nic } from './vm-types.ts'

interface Attachment {
  readonly network: string
  readonly switchName: string | null
  readonly vlan: number
}

const MANY_NICS = 10
const FIRST_ADDRESS = 10
const ADDRESSES_PER_POSITION = 5000
const BACKUP_VLAN = 60
const LEGACY_VLAN = 250

/** Draws the network adapters of a VM, in the order of their labels. */
export function nicsOf(placement: Placement, guest: Guest): Nic[] {
  const random = randomStream(placement.seed, PURPOSE.nics, placement.vcenter.index, placement.index)
  const isOld = guest.operatingSystem.name.includes('2003')
  return attachmentsOf(placement, random).map((attachment, position) => {
    const mac = macOf(placement, position)
    const isCabled = attachment.switchName !== null
    const isOn = guest.powerState === 'poweredOn' && isCabled
    const hasAddress = isOn && guest.tools.isRunning
    const isManual = random.chance(0.03)
    return {
      label: `Network adapter ${position + 1}`,
      adapter: isOld ? 'E1000' : random.chance(0.05) ? 'E1000e' : 'Vmxnet3',
      network: attachment.network,
      switchName: attachment.switchName,
      isConnected: isOn,
      startsConnected: isCabled && placement.special !== 'placeholder',
      mac,
      macType: isManual ? 'manual' : 'assigned',
      ipv4: hasAddress ? ipv4Of(attachment.vlan, placement.index, position) : null,
      ipv6: hasAddress && random.chance(0.3) ? linkLocalOf(mac) : null,
    }
  })
}

function attachmentsOf(placement: Placement, random: RandomStream): Attachment[] {
  const main = mainAttachment(placement, random)
  switch (placement.special) {
    case 'cluster-agent':
    case 'inaccessible':
      return []
    case 'no-network':
      return [{ network: 'none', switchName: null, vlan: 0 }]
    case 'two-nics-one-network':
      return [main, main]
    case 'ten-nics':
      return manyAttachments(placement)
    case 'trunk-network':
      return [main, { network: GUEST_TRUNK_NETWORK, switchName: 'vSwitch1', vlan: 0 }]
    case 'large':
      return [main, { network: TRUNK_NETWORK, switchName: productionSwitch(placement).name, vlan: 0 }]
    default: {
      const hasBackupNic = placement.tier === 'db' ? random.chance(0.5) : random.chance(0.05)
      return hasBackupNic && placement.special !== 'template' ? [main, backupAttachment(placement)] : [main]
    }
  }
}

function mainAttachment(placement: Placement, random: RandomStream): Attachment {
  const { cluster, application } = placement
  if (cluster.usesStandardSwitches && application.index % 2 === 0) {
    return random.chance(0.7)
      ? { network: STANDARD_VM_NETWORK, switchName: 'vSwitch0', vlan: 0 }
      : { network: LEGACY_NETWORK, switchName: 'vSwitch0', vlan: LEGACY_VLAN }
  }
  const { name, portGroups } = productionSwitch(placement)
  if (placement.special === 'name-with-dots') {
    const segment = portGroups.find((group) => group.role === 'segment')
    return { network: segment?.name ?? 'none', switchName: name, vlan: 0 }
  }
  const groups = accessGroups(placement)
  const tierPlace = { web: 0, app: 1, db: 2 }[placement.tier]
  const group = groups[(application.index * 3 + tierPlace) % groups.length]
  return { network: group?.name ?? 'none', switchName: name, vlan: group?.vlan ?? 0 }
}

function manyAttachments(placement: Placement): Attachment[] {
  const groups = accessGroups(placement)
  const switchName = productionSwitch(placement).name
  return Array.from({ length: MANY_NICS }, (_, position) => {
    const group = groups[position % groups.length]
    return { network: group?.name ?? 'none', switchName, vlan: group?.vlan ?? 0 }
  })
}

function backupAttachment(placement: Placement): Attachment {
  const switchName = placement.cluster.usesStandardSwitches ? 'vSwitch1' : productionSwitch(placement).name
  return { network: BACKUP_NETWORK, switchName, vlan: BACKUP_VLAN + placement.cluster.datacenter.index }
}

function accessGroups(placement: Placement) {
  return productionSwitch(placement).portGroups.filter((group) => group.role === 'vm' && group.name !== BACKUP_NETWORK)
}

function productionSwitch(placement: Placement) {
  const found = placement.vcenter.switches.find(
    (candidate) => candidate.datacenter === placement.cluster.datacenter && candidate.lacpName === null,
  )
  if (found === undefined) throw new RangeError(`no distributed switch for VMs in ${placement.cluster.datacenter.name}`)
  return found
}

// 00:50:56 is VMware's prefix for assigned addresses; the rest counts NICs: sixteen for each VM.
function macOf(placement: Placement, position: number): string {
  const number = (placement.vcenter.firstVm + placement.index) * 16 + position
  const hex = number.toString(16).padStart(6, '0').slice(-6)
  return `00:50:56:${hex.slice(0, 2)}:${hex.slice(2, 4)}:${hex.slice(4)}`
}

function ipv4Of(vlan: number, vmIndex: number, position: number): string {
  const host = (vmIndex + FIRST_ADDRESS + position * ADDRESSES_PER_POSITION) & 0xffff
  return `${networkOf(vlan)}.${host >> 8}.${host & 255}`
}

/** The first two octets of a VLAN's addresses: each has a /16. */
export function networkOf(vlan: number): string {
  return `10.${64 + (vlan & 63)}`
}

// The link-local address that IPv6 derives from a MAC address (RFC 4291, appendix A).
function linkLocalOf(mac: string): string {
  const parts = mac.split(':')
  return `fe80::250:56ff:fe${parts[3] ?? '00'}:${parts[4] ?? '00'}${parts[5] ?? '00'}`
}
