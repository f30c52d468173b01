import type { Complexity, ComplexityTerm, ComplexityTermName, OsClass } from '#shared/domain/assessment.ts'
import type { EstateVm } from '#shared/domain/estate/estate.ts'
import type { Finding, FindingSeverity } from '#shared/domain/finding.ts'
import { MIB_PER_GIB } from '#shared/domain/units.ts'
import { vmSetting } from '#shared/engine/estate/vm-setting.ts'
import type { EstateFacts } from './estate-facts.ts'

/** Points of one term: `each` for each unit beyond the `free` ones, at most `most`. Portolan's own; docs/assessment.md says the same. */
export interface TermWeight {
  readonly each: number
  readonly free: number
  readonly most: number
}

/** The weights of what is counted. */
export const TERM_WEIGHTS = {
  disks: { each: 1, free: 1, most: 10 },
  /** In units of 512 GiB, begun ones not counted. */
  data: { each: 1, free: 0, most: 20 },
  nics: { each: 1, free: 1, most: 8 },
  /** EFI, secure boot and a TPM count one each. */
  firmware: { each: 1, free: 0, most: 3 },
  snapshots: { each: 1, free: 0, most: 5 },
  'raw-devices': { each: 4, free: 0, most: 20 },
  'shared-disks': { each: 5, free: 0, most: 20 },
  links: { each: 1, free: 0, most: 10 },
} as const satisfies Partial<Record<ComplexityTermName, TermWeight>>

/** Points by who answers for the guest's system. */
export const OS_CLASS_POINTS: Readonly<Record<OsClass, number>> = { certified: 0, 'vendor-supported': 1, community: 2, unknown: 3, unsupported: 5 }

/** Points of each finding by its severity, and the most that findings make. */
export const FINDING_POINTS: Readonly<Record<FindingSeverity, number>> = { critical: 10, warning: 2, information: 0 }
export const MOST_FINDING_POINTS = 40

export const DATA_UNIT_GIB = 512

export interface ComplexityInput {
  readonly vm: EstateVm
  readonly facts: EstateFacts
  readonly osClass: OsClass
  readonly findings: readonly Finding[]
  /** Other VMs that belong to the same application or have to move with it; null where no application list says. */
  readonly links: number | null
}

/** How much work a VM is likely to make: a sum of terms, each of which can be seen. What the inventory does not say adds nothing and is marked. */
export function scoreComplexity({ vm, facts, osClass, findings, links }: ComplexityInput): Complexity {
  const hasDisks = facts.hasInput(vm, 'disks')
  const dataMib = dataOf(vm)
  const terms: readonly ComplexityTerm[] = [
    counted('disks', vm.diskCount ?? (hasDisks ? vm.disks.length : null)),
    counted('data', dataMib === null ? null : Math.floor(dataMib / (DATA_UNIT_GIB * MIB_PER_GIB))),
    counted('nics', vm.nicCount ?? (facts.hasInput(vm, 'nics') ? vm.nics.length : null)),
    counted('firmware', firmwareOf(vm)),
    counted('snapshots', facts.hasInput(vm, 'snapshots') ? vm.snapshots.length : null),
    counted('raw-devices', hasDisks && vm.disks.every(({ isRaw, configuration }) => isRaw !== null || configuration !== undefined) ? vm.disks.filter(({ isRaw, configuration }) => isRaw === true || configuration?.storageType === 'lun').length : null),
    counted('shared-disks', hasDisks ? facts.sharedDisksOf(vm).length : null),
    { term: 'os-class', amount: null, points: OS_CLASS_POINTS[osClass] },
    { term: 'findings', amount: findings.length, points: Math.min(MOST_FINDING_POINTS, findings.reduce((sum, { severity }) => sum + FINDING_POINTS[severity], 0)) },
    counted('links', links),
  ]
  return { score: terms.reduce((sum, { points }) => sum + (points ?? 0), 0), isComplete: terms.every(({ points }) => points !== null), terms: [...terms] }
}

function counted(term: keyof typeof TERM_WEIGHTS, amount: number | null): ComplexityTerm {
  const { each, free, most } = TERM_WEIGHTS[term]
  return { term, amount, points: amount === null ? null : Math.min(most, each * Math.max(0, amount - free)) }
}

function dataOf(vm: EstateVm): number | null {
  if (vm.disks.length > 0 && vm.disks.every(({ capacityMib }) => capacityMib !== null)) return vm.disks.reduce((sum, { capacityMib }) => sum + (capacityMib ?? 0), 0)
  return vm.totalDiskCapacityMib
}

/** Null where nothing says what firmware it has. A TPM that the inventory does not mention counts nothing: its rule says that it is not known. */
function firmwareOf(vm: EstateVm): number | null {
  const firmware = vm.firmware ?? vm.configuration?.biosType ?? null
  if (firmware === null) return null
  const isEfi = /efi|ovmf|secure/i.test(firmware)
  const isSecure = vm.isSecureBootEnabled === true || /secure/i.test(firmware)
  return Number(isEfi) + Number(isSecure) + Number(vmSetting(vm, 'isTpmPresent') === true)
}
