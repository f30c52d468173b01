import type { Cluster } from '#shared/domain/estate/infrastructure.ts'
import type { ClusterConfiguration } from '#shared/domain/estate/platform-configuration.ts'
import { idOf, textOf, childOf, type OvirtElement } from '../documents/ovirt-element.ts'
import { flagOf, numberOf, propertiesOf, textsOf } from '../documents/ovirt-values.ts'
import type { OvirtRun } from '../ovirt-run.ts'
import { coresOf, memoryMibOf } from './host-rows.ts'

/** A cluster; its size is the sum of its hosts, where hosts are listed at all. */
export function clusterRow(cluster: OvirtElement, run: OvirtRun): Cluster {
  const isHostListKnown = run.inventory.all('host').length > 0
  const hosts = isHostListKnown ? run.inventory.all('host').filter((host) => idOf(host, 'cluster') === cluster.id) : null
  return {
    id: run.idOf(cluster.id ?? ''),
    sourceId: run.source.id,
    moref: cluster.id,
    name: textOf(cluster, 'name') ?? cluster.id ?? '',
    hostCount: hosts?.length ?? null,
    effectiveHostCount: hosts?.filter((host) => textOf(host, 'status') === 'up').length ?? null,
    cpuCores: hosts === null ? null : sumOf(hosts.map(coresOf)),
    cpuThreads: null,
    totalCpuMhz: null,
    totalMemoryMib: hosts === null ? null : sumOf(hosts.map(memoryMibOf)),
    // HA is a setting of each VM here, and its scheduling policies are no DRS: see the cluster's configuration.
    isHaEnabled: null,
    haFailoverLevel: null,
    isAdmissionControlEnabled: null,
    isDrsEnabled: null,
    drsBehavior: null,
    drsVmotionRate: null,
    isDpmEnabled: null,
  }
}

export function clusterConfigurationRow(cluster: OvirtElement, run: OvirtRun): ClusterConfiguration {
  const major = textOf(cluster, 'version', 'major')
  return {
    sourceId: run.source.id,
    clusterId: run.idOf(cluster.id ?? ''),
    datacenterName: run.nameOf('data_center', idOf(cluster, 'data_center')),
    cpuType: textOf(cluster, 'cpu', 'type'),
    cpuArchitecture: textOf(cluster, 'cpu', 'architecture'),
    compatibilityVersion: major === null ? null : `${major}.${textOf(cluster, 'version', 'minor') ?? '0'}`,
    biosType: textOf(cluster, 'bios_type'),
    switchType: textOf(cluster, 'switch_type'),
    schedulingPolicy: schedulingPolicyOf(cluster, run),
    schedulingProperties: propertiesOf(cluster, 'custom_scheduling_policy_properties', 'property'),
    migrationPolicy: textOf(cluster, 'migration', 'policy', 'name') ?? idOf(cluster, 'migration', 'policy'),
    memoryOvercommitPercent: numberOf(cluster, 'memory_policy', 'over_commit', 'percent'),
    isKsmEnabled: flagOf(cluster, 'ksm', 'enabled'),
    isBallooningEnabled: flagOf(cluster, 'ballooning_enabled'),
    isHaReservationEnabled: flagOf(cluster, 'ha_reservation'),
    isThreadsAsCores: flagOf(cluster, 'threads_as_cores'),
    onHostError: textOf(cluster, 'error_handling', 'on_error'),
    isFencingEnabled: flagOf(cluster, 'fencing_policy', 'enabled'),
    randomGeneratorSources: textsOf(cluster, 'required_rng_sources', 'required_rng_source'),
  }
}

/** The policy's name where a document gives it, then what its well-known id stands for, then the id. */
function schedulingPolicyOf(cluster: OvirtElement, run: OvirtRun): string | null {
  const policy = childOf(cluster, 'scheduling_policy')
  const id = policy?.id ?? null
  return textOf(policy, 'name') ?? (policy?.text || null) ?? run.nameOf('scheduling_policy', id) ?? (id === null ? null : (BUILT_IN_POLICIES[id] ?? id))
}

/** oVirt creates these five with every engine, under ids that never change. */
const BUILT_IN_POLICIES: Readonly<Record<string, string>> = {
  'b4ed2332-a7ac-4d5f-9596-99a439cb2812': 'none',
  '20d25257-b4bd-4589-92a6-c4c5c5d3fd1a': 'evenly_distributed',
  '5a2b0939-7d46-4b73-a469-e9c2c7fc6a53': 'power_saving',
  '8d5d7bec-68de-4a67-b53e-0ac54686d579': 'vm_evenly_distributed',
  '7677771e-5eab-422e-83fa-dc04080d21b7': 'cluster_maintenance',
}

/** Null as soon as one of them is not known: a sum of some would look like all. */
function sumOf(values: readonly (number | null)[]): number | null {
  let sum = 0
  for (const value of values) {
    if (value === null) return null
    sum += value
  }
  return sum
}
