import type { DumpObject, DumpRun } from '../dump-run.ts'
import type { JsonObject } from '../json-object.ts'

/** A vNIC profile as far as the dump tells of it: listed, inlined in a NIC, or only named by its network. */
export interface KnownProfile {
  readonly uuid: string
  readonly object: JsonObject | null
  readonly networkUuid: string | null
}

/** Every vNIC profile of the dump, by id. */
export function profilesOf(run: DumpRun): ReadonlyMap<string, KnownProfile> {
  const profiles = new Map<string, KnownProfile>()
  const add = (uuid: string | null, object: JsonObject | null, networkUuid: string | null): void => {
    if (uuid === null) return
    const known = profiles.get(uuid)
    profiles.set(uuid, { uuid, object: known?.object ?? object, networkUuid: known?.networkUuid ?? networkUuid })
  }
  for (const { object, moref } of run.objectsOf('nicProfiles')) add(moref, object, object.reference('network'))
  for (const network of run.objectsOf('networks')) {
    const listed = network.object.listText('nicProfiles') ?? network.object.listText('profiles') ?? ''
    for (const uuid of listed.split('; ').filter((id) => UUID.test(id))) add(uuid, null, network.moref)
    for (const inlined of network.object.objects('vnicProfiles') ?? []) add(inlined.name('id'), inlined, network.moref)
  }
  for (const vm of run.objectsOf('vms')) {
    for (const nic of vm.object.objects('nics') ?? []) {
      const inlined = nic.object('profile')
      // A profile that is nothing but an id is no description of one.
      if (inlined !== null && inlined.has('network')) add(inlined.name('id'), inlined, inlined.reference('network'))
    }
  }
  return profiles
}

/** A disk's description: inlined in its attachment, or listed by its id. */
export function diskOf(attachment: JsonObject, run: DumpRun): JsonObject | null {
  const inlined = attachment.object('disk')
  if (inlined !== null && (inlined.has('storageType') || inlined.has('provisionedSize') || inlined.has('storageDomain'))) return inlined
  return run.find('disks', attachment.reference('disk') ?? attachment.name('id'))?.object ?? inlined
}

/** The datacenter of an object that names one. */
export function datacenterNameOf(object: JsonObject | null, run: DumpRun): string | null {
  const uuid = object?.reference('dataCenter') ?? null
  return run.find('datacenters', uuid)?.name ?? object?.object('dataCenter')?.name('name') ?? null
}

/** The cluster of a VM or host, which may be inlined. */
export function clusterOf(object: JsonObject, run: DumpRun): { readonly listed: DumpObject | null; readonly name: string | null } {
  const listed = run.find('clusters', object.reference('cluster'))
  return { listed, name: listed?.name ?? object.object('cluster')?.name('name') ?? null }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
