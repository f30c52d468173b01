import { compareText } from '#shared/domain/compare.ts'
import { countWords } from '#shared/domain/count-words.ts'
import type { Finding } from '#shared/domain/finding.ts'
import type { SizingScenario } from '#shared/domain/sizing/scenario.ts'
import type { SizingResult } from '#shared/domain/sizing/sizing-result.ts'
import { isSized } from './demand-item.ts'
import { SCENARIO, sizingFinding } from './findings.ts'
import type { LeftOutVm, SizingVm } from './sizing-vm.ts'

export type SizedVm = SizingVm & { readonly vcpus: number; readonly memoryMib: number }

export interface ScopedVms {
  /** What CPU and memory are sized for. */
  readonly sized: readonly SizedVm[]
  readonly unsized: SizingResult['unsized']
  readonly poweredOff: SizingResult['demand']['poweredOff']
  readonly leftOut: SizingResult['leftOut']
  readonly findings: readonly Finding[]
}

/**
 * Which VMs are sized for: those that take part and are in scope, powered off ones too unless the scenario says otherwise,
 * and either way they are counted and said. Without known CPU and memory a VM is named and in no number.
 */
export function scopeVms(vms: readonly SizingVm[], leftOut: readonly LeftOutVm[], scope: SizingScenario['scope']): ScopedVms {
  const isOff = (vm: SizingVm): boolean => vm.powerState === 'poweredOff'
  const takes = scope.powerStates === 'all' ? vms : vms.filter((vm) => !isOff(vm))
  const off = vms.filter(isOff).length
  const counted = scope.powerStates === 'all' ? off : 0
  const sized = takes.filter(isSized)
  const unsized = takes.filter((vm) => !isSized(vm)).map((vm) => ({ vmId: vm.id, name: vm.name, message: unsizedMessage(vm) }))
  const reasons = new Map<string, number>()
  for (const { reason } of leftOut) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  if (counted < off) reasons.set('Powered off: counted for storage alone.', off)
  const typeUnknown = sized.filter((vm) => vm.isTypeUnknown).length
  const unknown = takes.filter((vm) => vm.powerState === null).length
  return {
    sized,
    unsized,
    poweredOff: { counted, leftOut: off - counted },
    leftOut: [...reasons].map(([reason, count]) => ({ reason, vms: count })).sort((left, right) => right.vms - left.vms || compareText(left.reason, right.reason)),
    findings: [
      ...(counted > 0 ? [sizingFinding('powered-off-counted', 'information', SCENARIO, `${counted} of ${countWords(vms.length, 'VM')} ${counted === 1 ? 'is powered off and counts as if it' : 'are powered off and count as if they'} ran.`, 'Set scope.powerStates to powered-on to leave them out.')] : []),
      ...(counted < off ? [sizingFinding('powered-off-left-out', 'warning', SCENARIO, `${countWords(off, 'VM is', 'VMs are')} powered off and without CPU or memory in the answer: ${off === 1 ? 'it could not be' : 'they could not all be'} started.`, null)] : []),
      ...(unknown > 0 ? [sizingFinding('power-state-unknown', 'information', SCENARIO, `The inventory does not say whether ${countWords(unknown, 'VM runs; it counts', 'VMs run; they count')}.`, null)] : []),
      ...(typeUnknown > 0 ? [sizingFinding('instance-type-unknown', 'warning', SCENARIO, `${countWords(typeUnknown, 'VM has', 'VMs have')} an instance type whose size only the cluster knows, or that the target cannot give: CPU and memory of the source count.`, 'Decide on an instance type that the target has.')] : []),
      ...(unsized.length > 0 ? [sizingFinding('vm-unsized', 'critical', SCENARIO, `${countWords(unsized.length, 'VM has', 'VMs have')} no known CPU or memory and ${unsized.length === 1 ? 'is' : 'are'} in no number.`, 'Import an inventory that states both, or decide an instance type for them.', { vms: unsized.map(({ vmId }) => vmId) })] : []),
    ],
  }
}

function unsizedMessage({ name, vcpus, memoryMib }: SizingVm): string {
  const lacks = [...(vcpus !== null && vcpus > 0 ? [] : [`vCPUs (${vcpus ?? 'not stated'})`]), ...(memoryMib !== null && memoryMib > 0 ? [] : [`memory (${memoryMib ?? 'not stated'})`])]
  return `${name} has no usable ${lacks.join(' and ')}.`
}
