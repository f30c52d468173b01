import { compareText } from '#shared/domain/compare.ts'
import type { EstateDatastore } from '#shared/domain/estate/estate.ts'
import { arrayOfDevice, type StorageArray } from './storage-arrays.ts'
import { latencyTierOf, type LatencyTier } from './latency-tier.ts'

export const STORAGE_PROTOCOLS = ['fc', 'iscsi', 'nvme', 'nfs', 'vsan', 'vvol', 'local', 'gluster', 'posixfs', 'managed'] as const
export type StorageProtocol = (typeof STORAGE_PROTOCOLS)[number]

/** What the inventory tells of a datastore that bears on where it goes. Null is what it does not tell. */
export interface DatastoreTraits {
  readonly protocol: StorageProtocol | null
  /** What the protocol was told by. */
  readonly protocolBy: 'type' | 'path' | 'adapters' | null
  /** The family of the array behind it; null where there is none, several, or one that nobody knows. */
  readonly array: StorageArray | null
  /** Vendor and model as the devices state them, sorted. */
  readonly deviceNames: readonly string[]
  readonly tier: LatencyTier | null
  readonly clusterNames: readonly string[]
  readonly isSingleHost: boolean | null
  /** In use of the capacity, 0 to 100. */
  readonly usedPercent: number | null
}

/** Reads a datastore's traits: its type first, then the names of its paths, then the adapters of its hosts where they are of one kind. */
export function traitsOf(datastore: EstateDatastore): DatastoreTraits {
  const { access, hostCount, capacityMib, inUseMib } = datastore
  const arrays = new Set((access?.devices ?? []).map(arrayOfDevice))
  const [array = null] = arrays
  const { protocol, by } = protocolOf(datastore)
  return {
    protocol,
    protocolBy: by,
    array: arrays.size === 1 ? array : null,
    deviceNames: [...new Set((access?.devices ?? []).map(({ vendor, model }) => [vendor, model].filter((part) => part !== null).join(' ')))].filter((name) => name !== '').sort(compareText),
    tier: latencyTierOf(datastore.name),
    clusterNames: access?.clusterNames ?? [],
    isSingleHost: hostCount === null ? null : hostCount === 1,
    usedPercent: capacityMib === null || inUseMib === null || capacityMib <= 0 ? null : (inUseMib / capacityMib) * 100,
  }
}

/** Types as RVTools (vDatastore), vSphere (DatastoreSummary.type) and oVirt (StorageType) write them. */
const BY_TYPE: ReadonlyMap<string, StorageProtocol> = new Map([
  ['nfs', 'nfs'], ['nfs41', 'nfs'], ['vsan', 'vsan'], ['vvol', 'vvol'], ['fcp', 'fc'], ['iscsi', 'iscsi'], ['localfs', 'local'], ['glusterfs', 'gluster'], ['posixfs', 'posixfs'], ['managed_block_storage', 'managed'],
])

/** As VMware names the device of a path: "NETAPP iSCSI Disk", "PURE Fibre Channel Disk", "Local ATA Disk". */
const BY_PATH: readonly (readonly [RegExp, StorageProtocol])[] = [[/\bnvme/i, 'nvme'], [/\bfibre channel\b/i, 'fc'], [/\biscsi\b/i, 'iscsi'], [/\blocal\b/i, 'local']]

const BY_ADAPTER: readonly (readonly [RegExp, StorageProtocol])[] = [[/nvme/i, 'nvme'], [/fibre channel|fcoe/i, 'fc'], [/iscsi/i, 'iscsi']]

function protocolOf({ type, access }: EstateDatastore): { readonly protocol: StorageProtocol | null; readonly by: DatastoreTraits['protocolBy'] } {
  const byType = BY_TYPE.get(type?.toLowerCase() ?? '')
  if (byType !== undefined) return { protocol: byType, by: 'type' }
  const paths = told(access?.deviceNames ?? [], BY_PATH)
  if (paths !== null) return { protocol: paths, by: 'path' }
  const adapters = told(access?.adapterTypes ?? [], BY_ADAPTER)
  return adapters === null ? { protocol: null, by: null } : { protocol: adapters, by: 'adapters' }
}

/** The one protocol that names speak of; null where they speak of several or of none. */
function told(names: readonly string[], table: typeof BY_PATH): StorageProtocol | null {
  const found = new Set(names.flatMap((name) => table.find(([pattern]) => pattern.test(name))?.[1] ?? []))
  const [only = null] = found
  return found.size === 1 ? only : null
}
