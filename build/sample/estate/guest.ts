import { randomStream } from '../random.ts'
import {
  AGENT_GUEST, COMMON_GUESTS, LINUX_GUEST, OLD_WINDOWS_GUEST, SECURE_BOOT_GUEST, UNSUPPORTED_GUEST, WINDOWS_GUEST,
} from './operating-systems.ts'
import type { OperatingSystem } from './operating-systems.ts'
import type { Placement } from './placement.ts'
import { PURPOSE } from './purpose.ts'
import type { GuestTools, Vm } from './vm-types.ts'

/** The guest of a VM: its operating system as two sides report it, its Tools and its state. */
export interface Guest {
  readonly powerState: Vm['powerState']
  readonly connectionState: Vm['connectionState']
  readonly operatingSystem: OperatingSystem
  readonly osByConfiguration: string
  readonly osByTools: string | null
  readonly tools: GuestTools
}

// With the VMs whose Tools do not report at all, a third is silent and a third differs.
const SILENT_SHARE = 0.22
const UPGRADED_FROM = 0.6

const TOOLS_CURRENT = 12_448
const TOOLS_OLD = 11_365
const TOOLS_OPEN_VM = 2_147_483_647

/**
 * Draws the guest. A third of the VMs run another system than their configuration says, and for another
 * third the Tools say nothing.
 */
export function guestOf(placement: Placement): Guest {
  const random = randomStream(placement.seed, PURPOSE.guest, placement.vcenter.index, placement.index)
  const drawn = COMMON_GUESTS[Math.floor(random.fraction() * COMMON_GUESTS.length)] ?? LINUX_GUEST
  const system = systemOf(placement) ?? drawn
  const powerState = powerStateOf(placement)
  const tools = toolsOf(placement, powerState, system, random.fraction())
  const report = random.fraction()
  const isSilent = report < SILENT_SHARE || !tools.isReporting
  const isUpgraded = report > UPGRADED_FROM && !isSilent
  return {
    powerState,
    connectionState: connectionStateOf(placement),
    operatingSystem: system,
    osByConfiguration: isUpgraded || system === AGENT_GUEST ? system.configuredAs : system.name,
    osByTools: isSilent ? null : system.name,
    tools,
  }
}

function systemOf(placement: Placement): OperatingSystem | null {
  switch (placement.special) {
    case 'cluster-agent':
      return AGENT_GUEST
    case 'old-windows':
      return OLD_WINDOWS_GUEST
    case 'unsupported-guest':
      return UNSUPPORTED_GUEST
    case 'secure-boot':
      return SECURE_BOOT_GUEST
    case 'full-root-linux':
    case 'bind-mounts':
    case 'shared-disk-on':
    case 'shared-disk-off':
      return LINUX_GUEST
    case 'full-root-windows':
    case 'bus-sharing':
    case 'raw-physical':
    case 'usb':
      return WINDOWS_GUEST
    default:
      return null
  }
}

// A fifth of the ordinary VMs is off, which makes about 15 % of all: most special cases are on.
const OFF_PERIOD = 20
const OFF_PLACES: readonly number[] = [3, 11, 14, 17]

function powerStateOf(placement: Placement): Vm['powerState'] {
  switch (placement.special) {
    case 'template':
    case 'shared-disk-off':
    case 'placeholder':
    case 'orphaned':
    case 'inaccessible':
      return 'poweredOff'
    case 'suspended':
      return 'suspended'
    case null:
      return OFF_PLACES.includes(placement.index % OFF_PERIOD) ? 'poweredOff' : 'poweredOn'
    default:
      return 'poweredOn'
  }
}

function connectionStateOf(placement: Placement): Vm['connectionState'] {
  const { special } = placement
  return special === 'disconnected' || special === 'orphaned' || special === 'inaccessible' ? special : 'connected'
}

function toolsOf(
  placement: Placement,
  powerState: Vm['powerState'],
  system: OperatingSystem,
  draw: number,
): GuestTools & { isReporting: boolean } {
  // Linux guests mostly run open-vm-tools, which reports the largest signed 32-bit number as its version.
  const current = system.family === 'windows' ? TOOLS_CURRENT : TOOLS_OPEN_VM
  switch (placement.special) {
    case 'tools-blank':
    case 'inaccessible':
    case 'orphaned':
      return { status: null, isRunning: false, version: null, isReporting: false }
    case 'tools-not-installed':
    case 'unsupported-guest':
    case 'placeholder':
      return { status: 'toolsNotInstalled', isRunning: false, version: 0, isReporting: false }
    case 'tools-not-running':
      return { status: 'toolsNotRunning', isRunning: false, version: current, isReporting: false }
    default:
  }
  if (powerState !== 'poweredOn') {
    // vCenter keeps what the guest last said for a while.
    return { status: 'toolsNotRunning', isRunning: false, version: current, isReporting: draw < 0.5 }
  }
  if (placement.special === null && draw < 0.03) {
    return { status: 'toolsNotRunning', isRunning: false, version: current, isReporting: false }
  }
  const isOld = draw > 0.9 && system.family === 'windows'
  return { status: isOld ? 'toolsOld' : 'toolsOk', isRunning: true, version: isOld ? TOOLS_OLD : current, isReporting: true }
}
