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
 * nothing of the kind. Throws AppError unsupported-file for a provider of another platform.
 */
export function recogniseDump(value: Json, path: string): ProviderDump | null {
  if (Array.isArray(value)) return dumpOfVms(value as readonly Json[])
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
    return kind === null ? null : { kind, collections, about: isFields(about) ? about : {} }
  }
  return dumpOfVms([value])
}

function dumpOfVms(vms: readonly Json[]): ProviderDump | null {
  const kind = guessKind(vms)
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

function guessKind(objects: readonly Json[]): SourceKind | null {
  const scores = { vsphere: 0, ovirt: 0 }
  for (const object of objects.slice(0, GUESSED_OBJECTS)) {
    if (!isFields(object)) continue
    const names = Object.keys(object).map((name) => name.toLowerCase())
    for (const kind of ['vsphere', 'ovirt'] as const) scores[kind] += names.filter((name) => MARKS[kind].has(name)).length
  }
  if (scores.vsphere === scores.ovirt) return null
  return scores.vsphere > scores.ovirt ? 'vsphere' : 'ovirt'
}

const GUESSED_OBJECTS = 20
