import type { EstateCluster } from '#shared/domain/estate/estate.ts'
import type { ComputeMapping, InstanceTypeChoice, InstanceTypeTraits } from '#shared/domain/plan/compute.ts'
import type { DatastoreMapping } from '#shared/domain/plan/migration-plan.ts'
import type { PerformanceFacts } from '#shared/domain/side/performance.ts'
import { isDirectLun } from '#shared/engine/estate/direct-lun.ts'
import { vmSetting } from '#shared/engine/estate/vm-setting.ts'
import type { ComputeVm } from '#shared/engine/mapping/compute/compute-vm.ts'
import { findInstanceType } from '#shared/engine/mapping/compute/instance-types.ts'
import { passedThroughDevice } from '#shared/engine/mapping/compute/passed-through-device.ts'
import type { ClusterFailover, MeasuredUse, SizingVm } from './sizing-vm.ts'

const HUNDRED = 100
/** What o1 leaves out of a VM's memory request. */
const O1_OVERCOMMIT_PERCENT = 50
/** How oVirt calls the interface of a NIC that is a function of a host's. */
const OVIRT_PASSTHROUGH = 'pci_passthrough'
const DEDICATED_SERIES: ReadonlySet<string> = new Set(['d1', 'cx1', 'n1', 'rt1'])

/** What sizing takes of a VM, besides the VM itself. */
export interface SizingContext {
  /** What its CPU and memory become. */
  readonly mapping: ComputeMapping | undefined
  readonly datastores: ReadonlyMap<string, DatastoreMapping>
  /** Its row of a performance list that is in force. */
  readonly performance: PerformanceFacts | undefined
  /** The rated clock of its host; null: not known. */
  readonly hostMhz: number | null
  /** Ids of the rules that keep it from the nodes of others on the target. */
  readonly apartRules: readonly string[]
  /** The target's node group that it is given; null: none. */
  readonly nodeGroup: string | null
}

/**
 * A VM as sizing sees it: CPU and memory of the instance type that it gets, else of the source, and where only the cluster
 * knows the type's size, of the source as well.
 */
export function sizingVmOf(vm: ComputeVm, { mapping, datastores, performance, hostMhz, apartRules, nodeGroup }: SizingContext): SizingVm {
  const choice = mapping?.instanceType ?? null
  const size = choice === null || choice.type === 'source' || choice.type === 'unknown' ? null : choice
  const traits = traitsOf(choice)
  return {
    id: vm.id,
    name: vm.name,
    powerState: vm.powerState,
    vcpus: size?.vcpus ?? vm.vcpus,
    memoryMib: size?.memoryMib ?? vm.memoryMib,
    sizedBy: size === null ? 'source' : size.name,
    isTypeUnknown: mapping !== undefined && (choice === null || choice.type === 'unknown'),
    ...traits,
    hasHostDevice: passedThroughDevice(vm) !== null || vm.nics.some(({ adapter }) => adapter === OVIRT_PASSTHROUGH),
    hasTpm: vmSetting(vm, 'isTpmPresent') === true,
    // A direct LUN is taken over as it is: no StorageClass holds it.
    disks: vm.disks.filter((disk) => !isDirectLun(disk)).map(({ capacityMib, datastoreId, sharedAs }) => {
      const destination = datastoreId === null ? null : (datastores.get(datastoreId)?.destination ?? null)
      return { capacityMib, storageClass: destination?.storageClass ?? null, volumeMode: destination?.volumeMode ?? null, ...(sharedAs === undefined ? {} : { sharedAs }) }
    }),
    observed: performance === undefined ? null : observedUse(vm, performance, hostMhz),
    atExport: { cpuCores: ratio(vm.cpu?.usageAtExportMhz ?? null, hostMhz), memoryMib: vm.memory?.consumedAtExportMib ?? null },
    clusterName: vm.clusterName,
    folderPath: vm.folderPath,
    guestOs: mapping?.guestOs ?? vm.guestOsFromTools ?? vm.guestOsConfigured,
    attributes: vm.attributes,
    ...(nodeGroup === null ? {} : { nodeGroup }),
    antiAffinity: apartRules,
  }
}

/**
 * What HA of a cluster was set to hold, in hosts. A level of zero is how inventories show admission control by percent
 * or none at all, so that it says nothing.
 */
export function clusterFailoverOf({ name, haFailoverLevel, isHaEnabled, isAdmissionControlEnabled }: EstateCluster): ClusterFailover {
  const isStated = isHaEnabled !== false && isAdmissionControlEnabled !== false && haFailoverLevel !== null && haFailoverLevel > 0
  return { clusterName: name, hosts: isStated ? haFailoverLevel : null }
}

function traitsOf(choice: InstanceTypeChoice | null): Pick<SizingVm, 'isDedicatedCpu' | 'hugepages' | 'overcommitPercent'> {
  if (choice?.type === 'custom') return pick(choice)
  if (choice?.type !== 'catalogue') return NONE
  const needs = findInstanceType(choice.name)?.needs ?? []
  return {
    isDedicatedCpu: DEDICATED_SERIES.has(choice.series),
    hugepages: needs.includes('hugepages1Gi') ? '1Gi' : needs.includes('hugepages2Mi') ? '2Mi' : null,
    overcommitPercent: choice.series === 'o1' ? O1_OVERCOMMIT_PERCENT : null,
  }
}

const NONE = { isDedicatedCpu: false, hugepages: null, overcommitPercent: null } as const

function pick({ isDedicatedCpu, hugepages, overcommitPercent }: InstanceTypeTraits): Pick<SizingVm, 'isDedicatedCpu' | 'hugepages' | 'overcommitPercent'> {
  return { isDedicatedCpu, hugepages, overcommitPercent }
}

/** Percentages are of the source's vCPUs and memory. */
function observedUse({ vcpus, memoryMib }: ComputeVm, facts: PerformanceFacts, hostMhz: number | null): MeasuredUse {
  const byPercent = facts.cpuP95Percent === null || vcpus === null ? null : (facts.cpuP95Percent * vcpus) / HUNDRED
  const memoryByPercent = facts.memoryP95Percent === null || memoryMib === null ? null : (facts.memoryP95Percent * memoryMib) / HUNDRED
  return { cpuCores: byPercent ?? ratio(facts.cpuP95Mhz, hostMhz), memoryMib: facts.memoryP95Mib ?? memoryByPercent }
}

function ratio(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || !(whole > 0) ? null : part / whole
}
