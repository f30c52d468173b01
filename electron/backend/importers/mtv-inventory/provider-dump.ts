import { AppError } from '#shared/contract/app-error.ts'
import type { SourceKind } from '#shared/domain/estate/source.ts'
import { isFields, type Json, type JsonFields } from './json-object.ts'

/** An inventory of MTV's provider as it was handed in: which platform, and its objects by collection. */
export interface ProviderDump {
  readonly kind: SourceKind
  readonly collections: ReadonlyMap<CollectionName, readonly Json[]>
  /** The vCenter's or engine's own description, where the dump has it. */
  readonly about: JsonFields
}

export const COLLECTION_NAMES = ['datacenters', 'clusters', 'hosts', 'networks', 'nicProfiles', 'datastores', 'storageDomains', 'disks', 'vms'] as const
export type CollectionName = (typeof COLLECTION_NAMES)[number]

/** Collections by all the names that people give them, in lower case. */
const NAMES: ReadonlyMap<string, CollectionName> = new Map<string, CollectionName>([
  ...COLLECTION_NAMES.map((name): [string, CollectionName] => [name.toLowerCase(), name]),
  ['vnicprofiles', 'nicProfiles'],
  ['workloads', 'vms'],
])

/**
 * `{ provider, vms, hosts?, ... }`, one VM or a list of VMs, each as MTV's inventory service gives it. Null where it is
 * nothing of the kind. Throws AppError unsupported-file for a provider of another platform, and for a dump that does not
 * say of which it is.
 */
export function recogniseDump(value: Json, path: string): ProviderDump | null {
  if (Array.isArray(value)) return dumpOfVms(value as readonly Json[], path)
  if (!isFields(value)) return null
  const entries = Object.entries(value)
  const collections = new Map(entries.flatMap(([name, content]) => {
    const known = NAMES.get(name.toLowerCase())
    return known !== undefined && Array.isArray(content) ? [[known, content as readonly Json[]] as const] : []
  }))
  const provider = providerOf(value)
  // A VM has disks and networks of its own; only a dump lists VMs or says whose it is.
  if (collections.has('vms') || provider !== null) {
    const kind = provider === null ? guessKind([...collections.values()].flat()) : kindOf(provider, path)
    const about = Object.hasOwn(value, 'about') ? value['about'] : undefined
    if (kind === null) throw new AppError('unsupported-file', `${path} lists VMs without a field that tells vSphere from oVirt: write "provider": "vsphere" or "provider": "ovirt" beside "vms".`, { path })
    refuseOtherKind(kind, collections.get('vms') ?? [], path)
    return { kind, collections, about: isFields(about) ? about : {} }
  }
  return dumpOfVms([value], path)
}

function dumpOfVms(vms: readonly Json[], path: string): ProviderDump | null {
  const kind = guessKind(vms)
  if (kind !== null) refuseOtherKind(kind, vms, path)
  return kind === null ? null : { kind, collections: new Map([['vms', vms]]), about: {} }
}

/** `"vsphere"`, or the Provider object with its type. */
function providerOf(value: JsonFields): string | null {
  const provider = Object.hasOwn(value, 'provider') ? value['provider'] : undefined
  if (typeof provider === 'string') return provider
  const type = isFields(provider) ? provider['type'] : undefined
  return typeof type === 'string' ? type : null
}

function kindOf(provider: string, path: string): SourceKind {
  const kind = provider.trim().toLowerCase()
  if (kind === 'vsphere' || kind === 'ovirt') return kind
  throw new AppError('unsupported-file', `${path} is the inventory of a provider of the type ${JSON.stringify(provider)}; Portolan reads vsphere and ovirt.`, { path })
}

/** By the fields that only one platform's VMs have in MTV's inventory. */
const MARKS: Readonly<Record<SourceKind, ReadonlySet<string>>> = {
  vsphere: new Set(['cpucount', 'corespersocket', 'memorymb', 'guestid', 'changetrackingenabled', 'cpuhotaddenabled', 'cpuhotremoveenabled', 'memoryhotaddenabled', 'faulttoleranceenabled', 'connectionstate', 'powerstate', 'devices', 'guestdisks', 'guestnetworks', 'guestipstacks', 'disks', 'secureboot', 'diskenableuuid', 'tpmenabled', 'toolsstatus', 'toolsrunningstatus', 'storageused', 'nestedhvenabled', 'drsenabled', 'dasenabled', 'firmware', 'consolidationneeded']),
  ovirt: new Set(['diskattachments', 'cpusockets', 'cpucores', 'cputhreads', 'cpushares', 'cpupinningpolicy', 'iothreads', 'placementpolicyaffinity', 'storageerrorresumebehaviour', 'leasestoragedomain', 'haenabled', 'usbenabled', 'bootmenuenabled', 'hostdevices', 'watchdogs', 'hasillegalimages', 'customcpumodel', 'stateless', 'bios', 'display', 'cdroms', 'ostype']),
}

/** VMs of the other platform would come out as VMs of which nothing is known. AppError unsupported-file. */
function refuseOtherKind(kind: SourceKind, vms: readonly Json[], path: string): void {
  const other = kind === 'vsphere' ? 'ovirt' : 'vsphere'
  const strays = vms.filter((vm) => {
    const scores = scoresOf(vm)
    return scores[other] > 0 && scores[kind] === 0
  })
  if (strays.length === 0) return
  throw new AppError('unsupported-file', `${path} mixes VMs of vSphere and of oVirt (${String(strays.length)} of ${String(vms.length)} are of ${other}): write each provider's into a file of its own and import them one by one.`, { path })
}

function guessKind(objects: readonly Json[]): SourceKind | null {
  const scores = { vsphere: 0, ovirt: 0 }
  for (const object of objects.slice(0, GUESSED_OBJECTS)) {
    const own = scoresOf(object)
    for (const kind of ['vsphere', 'ovirt'] as const) scores[kind] += own[kind]
  }
  if (scores.vsphere === scores.ovirt) return null
  return scores.vsphere > scores.ovirt ? 'vsphere' : 'ovirt'
}

/** How many signs an object has that only the one platform's have. */
function scoresOf(object: Json): Record<SourceKind, number> {
  if (!isFields(object)) return { vsphere: 0, ovirt: 0 }
  const names = Object.keys(object).map((name) => name.toLowerCase())
  const scoreOf = (kind: SourceKind): number => names.filter((name) => MARKS[kind].has(name)).length + SIGNS[kind].filter((isSign) => isSign(object)).length
  return { vsphere: scoreOf('vsphere'), ovirt: scoreOf('ovirt') }
}

/**
 * What tells the platform where a VM has nothing but what MTV says of any: the managed object reference of a vSphere VM
 * (an oVirt VM's id is a UUID, as are those of a lot else), the path of the object in the inventory service, and the
 * concerns, which are named after the platform.
 */
const SIGNS: Readonly<Record<SourceKind, readonly ((vm: JsonFields) => boolean)[]>> = {
  vsphere: [({ id }) => typeof id === 'string' && /^vm-\d+$/u.test(id), (vm) => isLinkedUnder(vm, 'vsphere'), (vm) => hasConcernOf(vm, 'vmware.')],
  ovirt: [(vm) => isLinkedUnder(vm, 'ovirt'), (vm) => hasConcernOf(vm, 'ovirt.')],
}

function isLinkedUnder({ selfLink }: JsonFields, provider: SourceKind): boolean {
  return typeof selfLink === 'string' && selfLink.includes(`providers/${provider}/`)
}

function hasConcernOf({ concerns }: JsonFields, prefix: string): boolean {
  return Array.isArray(concerns) && concerns.some((concern: Json) => isFields(concern) && typeof concern['id'] === 'string' && concern['id'].startsWith(prefix))
}

const GUESSED_OBJECTS = 20
