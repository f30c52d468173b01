import { compareText } from '#shared/domain/compare.ts'
import type { SizingResult } from '#shared/domain/sizing/sizing-result.ts'
import type { OpenshiftVersion } from '#shared/domain/target/versions.ts'
import type { DemandItem } from './demand-item.ts'
import { figure, minus, plus } from './figure.ts'
import { overheadTerms } from './overhead.ts'
import type { ScopedVms, SizedVm } from './scope-vms.ts'

/** What all VMs together take, whether or not they find a place, with where each sum comes from. */
export function sumDemand(scoped: ScopedVms, vms: readonly SizedVm[], items: readonly DemandItem[], growth: readonly DemandItem[], platform: readonly DemandItem[], openshift: OpenshiftVersion): Omit<SizingResult['demand'], 'poweredOff'> {
  const own = sumOf(items)
  const more = sumOf(growth)
  const base = sumOf(platform)
  const isOff = new Map(vms.map((vm) => [vm.id, vm.powerState === 'poweredOff']))
  const off = sumOf(items.filter(({ id }) => isOff.get(id) === true))
  const on = sumOf(items.filter(({ id }) => isOff.get(id) !== true))
  const three = (unit: string, key: 'vcpus' | 'cpu' | 'guest' | 'memory', source: string): SizingResult['demand']['vcpus'] => figure(unit, [
    plus('VMs that run, or whose state is not known', on[key], unit, source),
    plus('VMs that are powered off', off[key], unit, source),
    plus('Growth', more[key], unit, 'scenario: growth'),
    ...(base[key] > 0 ? [plus('OpenShift Virtualization in the cluster', base[key], unit, 'its documentation')] : []),
  ])
  const withTraits = (subset: readonly SizedVm[]): Parameters<typeof overheadTerms>[0] => ({
    vms: subset.length,
    vcpus: own.vcpus,
    guestMib: own.guest,
    withHostDevice: subset.filter((vm) => vm.hasHostDevice).length,
    withTpm: subset.filter((vm) => vm.hasTpm).length,
    dedicated: subset.filter((vm) => vm.isDedicatedCpu).length,
    rounded: own.overhead,
  })
  return {
    vms: figure('VMs', [plus('VMs in scope that take part', vms.length + scoped.unsized.length, 'VMs', 'inventory and decisions'), minus('Without known CPU or memory', scoped.unsized.length, 'VMs', 'inventory'), plus('Growth', growth.length, 'VMs', 'scenario: growth')]),
    growthVms: growth.length,
    vcpus: three('vCPUs', 'vcpus', 'instance type, else the inventory'),
    cpuMillicores: three('m', 'cpu', 'vCPUs ÷ overcommit, or as measured'),
    guestMemoryMib: three('MiB', 'guest', 'instance type, else the inventory'),
    overheadMib: figure('MiB', [...overheadTerms(withTraits(vms), openshift), plus('Growth', more.overhead, 'MiB', 'scenario: growth')]),
    memoryMib: three('MiB', 'memory', 'guest ÷ overcommit + overhead'),
    dedicatedVms: vms.filter((vm) => vm.isDedicatedCpu).length,
    hugepagesMib: vms.reduce((sum, vm) => sum + (vm.hugepages === null ? 0 : vm.memoryMib), 0),
    byMetric: (['cpu', 'memory'] as const).flatMap((resource) => {
      const counts = new Map<string, number>()
      for (const item of items) {
        const metric = resource === 'cpu' ? item.cpuMetric : item.memoryMetric
        counts.set(metric, (counts.get(metric) ?? 0) + 1)
      }
      return [...counts].sort(([left], [right]) => compareText(left, right)).map(([metric, count]) => ({ resource, metric, vms: count }))
    }),
  }
}

function sumOf(items: readonly DemandItem[]): { vcpus: number; cpu: number; guest: number; memory: number; overhead: number } {
  const sums = { vcpus: 0, cpu: 0, guest: 0, memory: 0, overhead: 0 }
  for (const item of items) {
    sums.vcpus += item.vcpus
    sums.cpu += item.cpuMillicores
    sums.guest += item.guestMib
    sums.memory += item.memoryMib
    sums.overhead += item.overheadMib
  }
  return sums
}
