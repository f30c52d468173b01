import type { EstateVm } from '#shared/domain/estate/estate.ts'
import { type GuestSystem, readGuestSystem } from './guest-system.ts'

/** What an inventory calls a VM's operating system, and who says so. */
export interface GuestOsName {
  readonly os: string
  /** `tools` (or the oVirt agent) looked inside; the others repeat what the VM is configured for. */
  readonly from: 'tools' | 'configuration' | 'guest id'
}

/** A statement of the inventory with the system that it means; null: none that is known. */
export interface GuestStatement extends GuestOsName {
  readonly system: GuestSystem | null
}

export type GuestNames = Pick<EstateVm, 'guestOsFromTools' | 'guestOsConfigured' | 'guestDetailedData' | 'configuration'>

/** The name that the Tools report comes first, then the configured one, then the platform's own id; null where there is none. So does MTV. */
export function guestOsName(vm: GuestNames): GuestOsName | null {
  const fromTools = vm.guestOsFromTools?.trim() ?? ''
  // Of most VMs the Tools say it, and rules ask of each.
  return fromTools === '' ? (statementsOf(vm)[0] ?? null) : { os: fromTools, from: 'tools' }
}

/**
 * The statement to believe, with what it means: the first, unless it says less than a later one ("Other 5.x Linux (64-bit)"
 * of the Tools and "Ubuntu Linux (64-bit)" of the configuration). Null where the inventory names no system at all.
 */
export function guestSystemOf(vm: GuestNames): GuestStatement | null {
  const known = BELIEVED.get(vm)
  if (known !== undefined) return known
  const believed = believe(vm)
  BELIEVED.set(vm, believed)
  return believed
}

/** Many ask of the same VM, which does not change once it is read. */
const BELIEVED = new WeakMap<GuestNames, GuestStatement | null>()

function believe(vm: GuestNames): GuestStatement | null {
  let fallback: GuestStatement | null = null
  let vague: GuestStatement | null = null
  for (const statement of statementsOf(vm)) {
    const system = readGuestSystem(statement.os, statement.from === 'tools' ? vm.guestDetailedData : null)
    const read = { ...statement, system }
    if (system !== null && !system.isVague) return read
    if (system !== null) vague ??= read
    fallback ??= read
  }
  return vague ?? fallback
}

function statementsOf(vm: GuestNames): readonly GuestOsName[] {
  const statements: readonly GuestOsName[] = [
    { os: vm.guestOsFromTools?.trim() ?? '', from: 'tools' },
    { os: vm.guestOsConfigured?.trim() ?? '', from: 'configuration' },
    { os: vm.configuration?.guestId?.trim() ?? '', from: 'guest id' },
  ]
  return statements.filter(({ os }) => os !== '')
}
