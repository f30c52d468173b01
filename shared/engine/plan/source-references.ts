import { escapeEntityName, unescapeEntityName } from '#shared/domain/estate/entity-name.ts'
import type { Estate, EstatePortGroup } from '#shared/domain/estate/estate.ts'
import type { VnicProfile } from '#shared/domain/estate/logical-network.ts'
import type { PortGroup } from '#shared/domain/estate/network.ts'
import type { Datastore } from '#shared/domain/estate/storage.ts'
import type { Vm } from '#shared/domain/estate/vm.ts'
import type { Reason, SourceReference } from '#shared/domain/plan/migration-plan.ts'

/** A reference that MTV resolves to exactly one object, or why there is none. */
export type ReferenceResult = { readonly reference: SourceReference } | { readonly reason: Reason }

/** How MTV finds each object of the estate. */
export interface SourceReferences {
  ofVm(vm: Vm): ReferenceResult
  ofDatastore(datastore: Datastore): ReferenceResult
  ofPortGroup(portGroup: EstatePortGroup): ReferenceResult
}

/**
 * References by moref with the name beside it for people; by name only where the inventory has no moref
 * and the name is the only one of its kind in its source. MTV URL-decodes names and splits them at "/",
 * so a name with a slash never resolves. A standard port group has no moref in RVTools: it is found by
 * its datacenter-qualified path. A vNIC profile of oVirt is found by its logical network: MTV's maps know no profiles.
 */
export function createSourceReferences(estate: Estate): SourceReferences {
  const vmNames = countNames(estate.vms)
  const vmMorefs = countBy(estate.vms.filter((vm) => vm.moref !== null), morefKey)
  const datastoreNames = countNames(estate.datastores)
  const portGroupPaths = countBy(estate.portGroups, (portGroup) => `${portGroup.sourceId}\n${portGroupPath(portGroup)}`)
  /** Every plan asks twice for each VM, and the answer is the estate's alone. */
  const known = new WeakMap<Vm, ReferenceResult>()
  const findVm = (vm: Vm): ReferenceResult => (vm.moref !== null && (vmMorefs.get(morefKey(vm)) ?? 0) > 1 ? repeatedMoref(vm) : byMorefOrName('VM', vm, vmNames))
  return {
    ofVm: (vm) => {
      const result = known.get(vm) ?? findVm(vm)
      known.set(vm, result)
      return result
    },
    ofDatastore: (datastore) => byMorefOrName('datastore', datastore, datastoreNames),
    ofPortGroup: (portGroup) => {
      if (portGroup.vnicProfile !== undefined) return byLogicalNetwork(portGroup, portGroup.vnicProfile)
      if (portGroup.moref !== null) return { reference: { id: portGroup.moref, name: portGroup.name } }
      if (hasSlash(portGroup.name)) return unresolvable('port group', portGroup.name, 'its name holds a slash')
      const path = portGroupPath(portGroup)
      if ((portGroupPaths.get(`${portGroup.sourceId}\n${path}`) ?? 0) > 1) return unresolvable('port group', portGroup.name, 'several port groups bear this name')
      return { reference: { name: path } }
    },
  }
}

function morefKey(object: { readonly sourceId: string; readonly moref: string | null }): string {
  return `${object.sourceId}\n${object.moref ?? ''}`
}

function repeatedMoref(vm: Vm): ReferenceResult {
  return {
    reason: {
      code: 'unresolvable-reference',
      message: `Several VMs of this source bear the id ${vm.moref ?? ''}, so the inventory mixes several vCenters: export each vCenter on its own.`,
    },
  }
}

function byMorefOrName(
  what: string,
  object: { readonly sourceId: string; readonly moref: string | null; readonly name: string },
  names: ReadonlyMap<string, number>,
): ReferenceResult {
  if (object.moref !== null) return { reference: { id: object.moref, name: object.name } }
  if (hasSlash(object.name)) return unresolvable(what, object.name, 'its name holds a slash')
  if ((names.get(nameKey(object)) ?? 0) > 1) return unresolvable(what, object.name, `several of this source bear this name`)
  return { reference: { name: object.name } }
}

function byLogicalNetwork(portGroup: PortGroup, { networkUuid, networkName }: VnicProfile): ReferenceResult {
  if (networkUuid !== null) return { reference: { id: networkUuid, name: networkName ?? portGroup.name } }
  return { reason: { code: 'unresolvable-reference', message: `The inventory does not say on which logical network the vNIC profile "${portGroup.name}" is, and MTV maps by network: export the profiles with their networks.` } }
}

function portGroupPath(portGroup: PortGroup): string {
  // MTV decodes names that it is to look for. Projects of earlier releases hold them as vSphere escapes them.
  const name = escapeEntityName(unescapeEntityName(portGroup.name))
  if (portGroup.kind === 'distributed' || portGroup.datacenterName === null || hasSlash(portGroup.datacenterName)) return name
  return `${portGroup.datacenterName}/network/${name}`
}

function hasSlash(name: string): boolean {
  return name.includes('/') || /%2f/i.test(name)
}

function unresolvable(what: string, name: string, why: string): ReferenceResult {
  return {
    reason: {
      code: 'unresolvable-reference',
      message: `MTV cannot find the ${what} "${name}": the inventory has no object id for it and ${why}. Export again with object ids, or rename it at the source.`,
    },
  }
}

function nameKey(object: { readonly sourceId: string; readonly name: string }): string {
  return `${object.sourceId}\n${object.name}`
}

function countNames(objects: readonly { readonly sourceId: string; readonly name: string }[]): ReadonlyMap<string, number> {
  return countBy(objects, nameKey)
}

function countBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1)
  return counts
}
