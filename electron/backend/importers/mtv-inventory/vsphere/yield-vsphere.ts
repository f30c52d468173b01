import type { Attribute } from '#shared/domain/estate/attribute.ts'
import type { DumpObject, DumpRun } from '../dump-run.ts'
import { yieldDevices, yieldVms } from '../yield-vms.ts'
import { clusterRow, datacenterNames, datastoreRow, hostRow, isSwitch, portGroupRow, switchRow } from './vsphere-infrastructure.ts'
import { diskRows, nicRows, partitionRows, snapshotRows } from './vsphere-devices.ts'
import { vmConfigurationRow, vmCpuRow, vmMemoryRow, vmRow, vmToolsRow } from './vsphere-vm.ts'

/** Yields the vSphere objects of a dump, kind by kind. */
export async function yieldVsphere(run: DumpRun): Promise<void> {
  const { sink, source } = run
  sink.row('source', source)
  for (const name of datacenterNames(run)) sink.row('datacenter', { id: `${source.id}/name:${name}`, sourceId: source.id, name })
  for (const cluster of run.objectsOf('clusters')) sink.row('cluster', clusterRow(cluster, run))
  for (const host of run.objectsOf('hosts')) sink.row('host', hostRow(host, run))
  const networks = run.objectsOf('networks')
  for (const network of networks.filter(isSwitch)) sink.row('switch', switchRow(network, run))
  for (const network of networks.filter((entry) => !isSwitch(entry))) sink.row('portGroup', portGroupRow(network, run))
  for (const datastore of run.objectsOf('datastores')) sink.row('datastore', datastoreRow(datastore, run))
  await yieldVms(run, { vm: vmRow, cpu: vmCpuRow, memory: vmMemoryRow, tools: vmToolsRow, configuration: vmConfigurationRow })
  await yieldDevices(run, { disks: diskRows, nics: nicRows, partitions: partitionRows, snapshots: snapshotRows }, { disks: 'disks', nics: 'nics', partitions: 'guestDisks', snapshots: 'snapshot', tools: 'toolsStatus' })
  yieldHostAffinity(run)
  const names = customFieldNames(run.objectsOf('vms'))
  for (const vm of run.objectsOf('vms')) for (const attribute of attributesOf(vm, names)) sink.row('attribute', attribute)
}

/** MTV names, with each cluster, the VMs that a rule ties to hosts; it does not name the rules. */
function yieldHostAffinity(run: DumpRun): void {
  const { sink } = run
  const clusters = run.objectsOf('clusters')
  const lists = clusters.map((cluster) => ({ cluster, vms: cluster.object.objects('hostAffinityVms') }))
  const rules = lists.flatMap(({ cluster, vms }) =>
    (vms ?? []).flatMap((reference) => {
      const vm = run.find('vms', reference.name('id'))
      return vm === null ? [] : [{ vmId: vm.id, type: 'VM-Host', name: `host affinity of ${cluster.name}` }]
    }),
  )
  for (const rule of rules) sink.row('clusterRule', rule)
  // One cluster whose VMs are not stated makes "it is in no rule" a guess for all.
  if (clusters.length > 0 && lists.every(({ vms }) => vms !== null)) sink.sheet({ name: 'cluster_rules', rows: rules.length, kept: rules.length, rejected: 0, missingColumns: [], extraColumns: [] })
}

/** Custom fields are numbers with definitions on some of the VMs. */
function customFieldNames(vms: readonly DumpObject[]): ReadonlyMap<number, string> {
  const names = new Map<number, string>()
  for (const { object } of vms) {
    for (const definition of object.objects('customDef') ?? []) {
      const key = definition.integer('key')
      const name = definition.name('name')
      if (key !== null && name !== null) names.set(key, name)
    }
  }
  return names
}

function attributesOf(vm: DumpObject, names: ReadonlyMap<number, string>): readonly Attribute[] {
  const values = (vm.object.objects('customValues') ?? []).flatMap((entry): readonly [string, string][] => {
    const value = entry.name('value')
    const key = entry.integer('key')
    return value === null || key === null ? [] : [[names.get(key) ?? `custom field ${key}`, value]]
  })
  const tags = (vm.object.objects('tags') ?? []).map((tag) => tag.name('name')).filter((name) => name !== null)
  return [...values, ...(tags.length === 0 ? [] : [['Tags', tags.join('; ')] as const])].map(([name, value]) => ({ objectKind: 'vm', objectId: vm.id, name, value }))
}
