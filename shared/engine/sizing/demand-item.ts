import type { NodeGroup } from '#shared/domain/sizing/scenario-parts.ts'
import type { SizingScenario } from '#shared/domain/sizing/scenario.ts'
import type { OpenshiftVersion } from '#shared/domain/target/versions.ts'
import { overheadMib } from './overhead.ts'
import type { SizingVm } from './sizing-vm.ts'

/** Thousandths of a CPU, as Kubernetes counts. */
export const MILLICORES = 1_000
const HUNDRED = 100

/** What takes a place on a node: a VM, a VM of the growth to come, or what the platform runs there. All numbers are whole. */
export interface DemandItem {
  readonly id: string
  readonly kind: 'vm' | 'growth' | 'platform'
  readonly name: string
  readonly group: string
  readonly cpuMillicores: number
  readonly memoryMib: number
  readonly pods: number
  readonly kvmDevices: number
  readonly vcpus: number
  readonly guestMib: number
  /** What the guest takes of the node's memory, overhead aside. */
  readonly guestShareMib: number
  readonly overheadMib: number
  readonly antiAffinity: readonly string[]
  readonly cpuMetric: SizingScenario['metric']['cpu']
  readonly memoryMetric: SizingScenario['metric']['memory']
}

/** Whether CPU and memory of a VM are known, so that it can be counted. */
export function isSized(vm: SizingVm): vm is SizingVm & { readonly vcpus: number; readonly memoryMib: number } {
  return isPositive(vm.vcpus) && isPositive(vm.memoryMib)
}

/**
 * What a VM takes of a node. vCPUs are divided by the overcommit of its group, but not by more than the scheduler's own
 * ratio; dedicated ones count whole, with a CPU more for QEMU's emulator. Memory: the guest's by the overcommit, plus overhead, which is never overcommitted;
 * huge pages and dedicated CPUs are not either. A measured figure counts with its headroom and without overcommit; a VM
 * that was not measured counts as configured.
 */
export function demandOf(vm: SizingVm & { readonly vcpus: number; readonly memoryMib: number }, group: NodeGroup | null, groupName: string, scenario: SizingScenario, openshift: OpenshiftVersion): DemandItem {
  const cpuOvercommit = Math.min(group?.cpuOvercommit ?? scenario.cpuOvercommit, scenario.cpuAllocationRatio)
  const memoryPercent = group?.memoryOvercommitPercent ?? scenario.memoryOvercommitPercent
  const headroom = 1 + scenario.metric.headroomPercent / HUNDRED
  const guestMib = Math.ceil(vm.memoryMib)
  const cpuCores = measured(vm, scenario.metric.cpu)?.cpuCores ?? null
  const memoryMib = measured(vm, scenario.metric.memory)?.memoryMib ?? null
  const isFixed = vm.isDedicatedCpu || vm.hugepages !== null
  const usesCpuFigure = cpuCores !== null && !vm.isDedicatedCpu
  const usesMemoryFigure = memoryMib !== null && !isFixed
  const cpu = vm.isDedicatedCpu ? vm.vcpus + EMULATOR_CPUS : usesCpuFigure ? Math.min(cpuCores * headroom, vm.vcpus) : vm.vcpus / cpuOvercommit
  const requested = vm.overcommitPercent === null ? (guestMib * HUNDRED) / memoryPercent : (guestMib * (HUNDRED - vm.overcommitPercent)) / HUNDRED
  const guestShareMib = Math.ceil(isFixed ? guestMib : usesMemoryFigure ? Math.min(memoryMib * headroom, guestMib) : requested)
  const overhead = overheadMib({ vcpus: vm.vcpus, guestMib, isDedicatedCpu: vm.isDedicatedCpu, hasHostDevice: vm.hasHostDevice, hasTpm: vm.hasTpm }, openshift)
  return {
    id: vm.id,
    kind: 'vm',
    name: vm.name,
    group: groupName,
    cpuMillicores: Math.ceil(cpu * MILLICORES - SLACK),
    memoryMib: guestShareMib + overhead,
    pods: 1,
    kvmDevices: 1,
    vcpus: vm.vcpus,
    guestMib,
    guestShareMib,
    overheadMib: overhead,
    antiAffinity: vm.antiAffinity,
    cpuMetric: usesCpuFigure ? scenario.metric.cpu : 'configured',
    memoryMetric: usesMemoryFigure ? scenario.metric.memory : 'configured',
  }
}

/**
 * A CPU of its own for QEMU's emulator thread: every instance type with dedicated CPUs asks for it, those of the cluster and our own
 * (`isolateEmulatorThread`; KubeVirt: spec.domain.cpu.isolateEmulatorThread takes one more dedicated CPU).
 */
const EMULATOR_CPUS = 1

/** 0.1 × 3 is a hair above 0.3: no millicore of its own. */
const SLACK = 1e-6

function measured(vm: SizingVm, metric: SizingScenario['metric']['cpu']): SizingVm['observed'] {
  return metric === 'configured' ? null : metric === 'observed' ? vm.observed : vm.atExport
}

function isPositive(value: number | null): value is number {
  return value !== null && Number.isFinite(value) && value > 0
}
