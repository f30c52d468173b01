import type { OsClass, VmOs } from '#shared/domain/assessment.ts'
import type { EstateVm } from '#shared/domain/estate/estate.ts'
import type { Source } from '#shared/domain/estate/source.ts'
import type { GuestFamilyId } from '#shared/engine/estate/guest-families.ts'
import { guestSystemOf } from '#shared/engine/estate/guest-os-name.ts'
import { lastDayOfSupport } from '#shared/engine/estate/guest-support.ts'
import type { GuestSystem } from '#shared/engine/estate/guest-system.ts'
import { isSupportedByMtv } from './mtv-guests.ts'

/** Systems whose maker sells support for them and supports them as guests of KVM; Windows that Red Hat does not certify (any more) is Microsoft's. */
const VENDORS: Readonly<Partial<Record<GuestFamilyId, string>>> = {
  sles: 'SUSE', ubuntu: 'Canonical', oracle: 'Oracle',
  'windows-2012': 'Microsoft', 'windows-2008': 'Microsoft', 'windows-2003': 'Microsoft', 'windows-2000': 'Microsoft', 'windows-9x': 'Microsoft',
  'windows-8': 'Microsoft', 'windows-7': 'Microsoft', 'windows-xp': 'Microsoft', 'windows-vista': 'Microsoft', rhel: 'Red Hat',
}

/** Characters of a day, `YYYY-MM-DD`, in front of an instant. */
const DAY_LENGTH = 10

/**
 * Who answers for a VM's guest system on OpenShift Virtualization, by the name that is believed. Certified is what Red Hat
 * certifies there, which is what MTV converts with support; the rest follows from who makes the system, and whether they
 * still mended it on the day of the export. Sources: docs/assessment.md.
 */
export function classifyOs(vm: EstateVm, source: Pick<Source, 'kind' | 'exportedAt'> | null): VmOs {
  const statement = guestSystemOf(vm)
  if (statement === null) return { class: 'unknown', name: null, from: null, label: null, because: 'The inventory names no operating system for the VM.' }
  const { os: name, from, system } = statement
  if (system === null || system.isVague) return { class: 'unknown', name, from, label: system?.label ?? null, because: 'The name does not say which system it is.' }
  return { name, from, label: system.label, ...judge(system, source?.kind ?? 'vsphere', source?.exportedAt?.slice(0, DAY_LENGTH) ?? null) }
}

function judge(system: GuestSystem, kind: Source['kind'], exportedOn: string | null): { readonly class: OsClass; readonly because: string } {
  if (isSupportedByMtv(system)) return { class: 'certified', because: 'Red Hat certifies it as a guest of OpenShift Virtualization.' }
  if (system.family === 'rhel' && system.major === null) return { class: 'unknown', because: 'The name says no release of Red Hat Enterprise Linux.' }
  // A guest of oVirt runs on KVM as it is, and is not converted.
  if (system.isConvertible === false && kind === 'vsphere') return { class: 'unsupported', because: 'The conversion does not know it.' }
  const lastDay = lastDayOfSupport(system)
  if (lastDay !== null && exportedOn !== null && exportedOn > lastDay) return { class: 'unsupported', because: `Its maker's support ended on ${lastDay}, before the inventory was made.` }
  const vendor = VENDORS[system.family]
  const open = lastDay === null ? ' Until when is not known by its name.' : exportedOn === null ? ' The inventory does not say when it was made, so nothing was compared with the end of support.' : ''
  if (vendor !== undefined) return { class: 'vendor-supported', because: `Red Hat does not certify it; ${vendor} supports it.${open}` }
  return { class: 'community', because: `Nobody but its community answers for it on OpenShift Virtualization.${open}` }
}
