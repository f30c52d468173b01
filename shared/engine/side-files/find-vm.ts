import type { VmReference } from '#shared/domain/side/vm-reference.ts'
import { isSameFolder, isSameServer, morefKey, nameKey, type SourceIdentity, unescapeName, uuidKey, type VmIdentity } from './vm-identity.ts'

/** By what a row found its VM, the surest first. */
export type FoundBy = 'instanceUuid' | 'moref' | 'biosUuid' | 'name'

/** What became of a row's reference to a VM. A row that found none bears why in words. */
export type FoundVm =
  | { readonly state: 'joined'; readonly vm: VmIdentity; readonly by: FoundBy }
  | { readonly state: 'unknown' | 'ambiguous' | 'contradicted'; readonly because: string }

export interface VmFinder {
  find(reference: VmReference): FoundVm
}

/**
 * Finds the VM that a row of a side file means, and none rather than a wrong one. Identifiers go before the name, and
 * everything that the row states has to agree with what is known of the VM: only the instance UUID, which vCenter keeps
 * unique, outweighs another name or moref (a VM that was renamed or registered anew). A name has to be the only one of its
 * kind, whatever the case, among the VMs in the vCenter, datacenter, cluster and folder that the row states.
 */
export function createVmFinder(sources: readonly SourceIdentity[], vms: Iterable<VmIdentity>): VmFinder {
  const index = createIndex(vms)
  const serversOf = new Map<string, ReadonlySet<string>>()

  function sourcesCalled(server: string): ReadonlySet<string> {
    const known = serversOf.get(server)
    if (known !== undefined) return known
    const uuid = uuidKey(server)
    const named = new Set(sources.filter((source) => isSameServer(source.name, server) || source.id === server.toLowerCase() || (source.instanceUuid !== null && uuidKey(source.instanceUuid) === uuid)).map(({ id }) => id))
    serversOf.set(server, named)
    return named
  }

  return {
    find(reference) {
      const { vmServer, vmName } = reference
      const allowed = vmServer === null ? null : sourcesCalled(vmServer)
      if (allowed?.size === 0) {
        return { state: 'unknown', because: `no source of the project is called ${vmServer ?? ''}; it holds ${sources.map(({ name }) => name).join(', ')}` }
      }
      const keys = keysOf(reference)
      const found = index.candidates(keys)
      if (found === null) return { state: 'ambiguous', because: `more than ${String(MOST_CANDIDATES)} VMs are called ${vmName ?? ''} or bear its identifiers` }
      const candidates = found.filter(({ sourceId }) => allowed?.has(sourceId) ?? true)
      if (candidates.length === 0) return { state: 'unknown', because: `the project holds no VM ${vmName ?? reference.vmMoref ?? reference.vmInstanceUuid ?? reference.vmBiosUuid ?? 'without a name'}` }
      const agreeing = candidates.map((vm) => ({ vm, by: agreementOf(vm, keys, reference) }))
      for (const by of FOUND_BY) {
        const fitting = agreeing.filter((one) => one.by === by).map(({ vm }) => vm)
        const [first] = fitting
        if (first === undefined) continue
        if (by === 'moref' && vmName === null && allowed === null && sources.length > 1) {
          return { state: 'ambiguous', because: `several vCenters may have a ${first.moref ?? ''}; state the vCenter or the name, too` }
        }
        const narrowed = fitting.length === 1 ? fitting : narrow(fitting, reference)
        const [only] = narrowed
        if (only !== undefined && narrowed.length === 1) return { state: 'joined', vm: only, by }
        return { state: 'ambiguous', because: `${String(fitting.length)} VMs fit and nothing tells which: ${fitting.slice(0, MOST_NAMED).map(({ id }) => id).join(', ')}` }
      }
      return { state: 'contradicted', because: contradictionOf(candidates, keys, reference) }
    },
  }
}

const FOUND_BY: readonly FoundBy[] = ['instanceUuid', 'moref', 'biosUuid', 'name']
/** Beyond so many of one name every row would be compared with each of them, and none could be told apart. */
const MOST_CANDIDATES = 1_000
/** As many as a person compares at a glance. */
const MOST_NAMED = 3

interface Keys {
  readonly moref: string | null
  readonly instanceUuid: string | null
  readonly biosUuid: string | null
  readonly name: string | null
}

function keysOf({ vmMoref, vmInstanceUuid, vmBiosUuid, vmName }: VmReference): Keys {
  return { moref: morefKey(vmMoref), instanceUuid: uuidKey(vmInstanceUuid), biosUuid: uuidKey(vmBiosUuid), name: vmName === null ? null : nameKey(vmName) }
}

/** The surest identifier on which both agree; null where something that both state differs. */
function agreementOf(vm: VmIdentity, keys: Keys, reference: VmReference): FoundBy | null {
  const instance = compare(keys.instanceUuid, uuidKey(vm.instanceUuid))
  if (instance === 'same') return 'instanceUuid'
  const moref = compare(keys.moref, morefKey(vm.moref))
  const bios = compare(keys.biosUuid, uuidKey(vm.smbiosUuid))
  const name = compare(keys.name, nameKey(vm.name))
  if (instance === 'other' || moref === 'other' || bios === 'other' || name === 'other') return null
  if (moref === 'same') return 'moref'
  if (bios === 'same') return 'biosUuid'
  return name === 'same' && isInPlace(vm, reference) ? 'name' : null
}

function compare(left: string | null, right: string | null): 'same' | 'other' | 'unknown' {
  return left === null || right === null ? 'unknown' : left === right ? 'same' : 'other'
}

/** Whether the VM is nowhere else than the row says. */
function isInPlace(vm: VmIdentity, { vmDatacenter, vmCluster, vmFolder }: VmReference): boolean {
  const agrees = (stated: string | null, known: string | null): boolean => stated === null || known === null || nameKey(stated) === nameKey(known)
  return agrees(vmDatacenter, vm.datacenterName) && agrees(vmCluster, vm.clusterName) && (vmFolder === null || vm.folderPath === null || isSameFolder(vmFolder, vm.folderPath))
}

/** Of several that fit: those in the place that the row states, then those with the very name. */
function narrow(found: readonly VmIdentity[], reference: VmReference): readonly VmIdentity[] {
  const placed = found.filter((vm) => isInPlace(vm, reference))
  if (placed.length < 2 || reference.vmName === null) return placed
  const wanted = unescapeName(reference.vmName)
  return placed.filter((vm) => unescapeName(vm.name) === wanted)
}

function contradictionOf(candidates: readonly VmIdentity[], keys: Keys, { vmName, vmMoref, vmInstanceUuid, vmBiosUuid, vmDatacenter, vmCluster, vmFolder }: VmReference): string {
  const [vm] = candidates
  if (vm === undefined) return ''
  const differences: readonly (readonly [what: string, stated: string | null, known: string | null, isOther: boolean])[] = [
    ['name', vmName, vm.name, compare(keys.name, nameKey(vm.name)) === 'other'],
    ['moref', vmMoref, vm.moref, compare(keys.moref, morefKey(vm.moref)) === 'other'],
    ['instance UUID', vmInstanceUuid, vm.instanceUuid, compare(keys.instanceUuid, uuidKey(vm.instanceUuid)) === 'other'],
    ['BIOS UUID', vmBiosUuid, vm.smbiosUuid, compare(keys.biosUuid, uuidKey(vm.smbiosUuid)) === 'other'],
    ['datacenter', vmDatacenter, vm.datacenterName, vmDatacenter !== null && vm.datacenterName !== null && nameKey(vmDatacenter) !== nameKey(vm.datacenterName)],
    ['cluster', vmCluster, vm.clusterName, vmCluster !== null && vm.clusterName !== null && nameKey(vmCluster) !== nameKey(vm.clusterName)],
    ['folder', vmFolder, vm.folderPath, vmFolder !== null && vm.folderPath !== null && !isSameFolder(vmFolder, vm.folderPath)],
  ]
  const told = differences.filter(([, , , isOther]) => isOther).map(([what, stated, known]) => `the ${what} is ${stated ?? ''} in the file and ${known ?? ''} in the inventory`)
  return `the nearest VM is ${vm.id}, but ${told.join(' and ')}`
}

/** Null where too many bear one of the keys. */
function createIndex(vms: Iterable<VmIdentity>): { candidates(keys: Keys): VmIdentity[] | null } {
  const maps = { moref: new Map<string, VmIdentity[]>(), instanceUuid: new Map<string, VmIdentity[]>(), biosUuid: new Map<string, VmIdentity[]>(), name: new Map<string, VmIdentity[]>() }
  for (const vm of vms) {
    add(maps.moref, morefKey(vm.moref), vm)
    add(maps.instanceUuid, uuidKey(vm.instanceUuid), vm)
    add(maps.biosUuid, uuidKey(vm.smbiosUuid), vm)
    add(maps.name, nameKey(vm.name), vm)
  }
  return {
    candidates: (keys) => {
      const found = new Set<VmIdentity>()
      for (const field of ['instanceUuid', 'moref', 'biosUuid', 'name'] as const) {
        const key = keys[field]
        const bearers = key === null ? [] : (maps[field].get(key) ?? [])
        if (bearers.length > MOST_CANDIDATES) return null
        for (const vm of bearers) found.add(vm)
      }
      return [...found]
    },
  }
}

function add(map: Map<string, VmIdentity[]>, key: string | null, vm: VmIdentity): void {
  if (key === null) return
  const known = map.get(key)
  if (known === undefined) map.set(key, [vm])
  else known.push(vm)
}
