import { compareText } from '#shared/domain/compare.ts'
import type { DumpRun } from '../dump-run.ts'
import { yieldDevices, yieldVms } from '../yield-vms.ts'
import { diskRows, nicRows, snapshotRows } from './ovirt-devices.ts'
import { clusterConfigurationRow, clusterRow, hostInterfaceRows, hostRow, logicalNetworkRow, networkAttachmentRows, profileRow, storageDomainConfigurationRow, storageDomainRow, vnicProfileRow } from './ovirt-infrastructure.ts'
import { yieldDrives } from './yield-drives.ts'
import { profilesOf } from './ovirt-objects.ts'
import { vmConfigurationRow, vmCpuRow, vmMemoryRow, vmRow } from './ovirt-vm.ts'

/** Yields the oVirt objects of a dump, kind by kind. */
export async function yieldOvirt(run: DumpRun): Promise<void> {
  const { sink, source } = run
  sink.row('source', source)
  for (const center of run.objectsOf('datacenters')) sink.row('datacenter', { id: center.id, sourceId: source.id, name: center.name })
  for (const cluster of run.objectsOf('clusters')) sink.row('cluster', clusterRow(cluster, run))
  for (const cluster of run.objectsOf('clusters')) sink.row('clusterConfiguration', clusterConfigurationRow(cluster, run))
  const hosts = run.objectsOf('hosts')
  for (const host of hosts) sink.row('host', hostRow(host, run))
  for (const row of hosts.flatMap((host) => hostInterfaceRows(host, run))) sink.row('hostInterface', row)
  for (const row of hosts.flatMap((host) => networkAttachmentRows(host, run))) sink.row('networkAttachment', row)
  for (const network of run.objectsOf('networks')) sink.row('logicalNetwork', logicalNetworkRow(network, run))
  const profiles = profilesOf(run)
  const ordered = [...profiles.values()].sort((left, right) => compareText(left.uuid, right.uuid))
  for (const profile of ordered) sink.row('portGroup', profileRow(profile, run))
  for (const profile of ordered) sink.row('vnicProfile', vnicProfileRow(profile, run))
  // Some call storage domains by MTV's common name.
  const domains = [...run.objectsOf('storageDomains'), ...run.objectsOf('datastores')]
  for (const domain of domains) sink.row('datastore', storageDomainRow(domain, run))
  for (const domain of domains) sink.row('datastoreConfiguration', storageDomainConfigurationRow(domain, run))
  await yieldVms(run, { vm: vmRow, cpu: vmCpuRow, memory: vmMemoryRow, tools: () => null, configuration: vmConfigurationRow })
  await yieldDevices(
    run,
    { disks: diskRows, nics: (vm) => nicRows(vm, run, profiles), partitions: () => [], snapshots: snapshotRows },
    { disks: 'diskAttachments', nics: 'nics', partitions: null, snapshots: 'snapshots', tools: null },
  )
  yieldDrives(run)
}
