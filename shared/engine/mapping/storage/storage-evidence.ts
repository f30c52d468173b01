import type { EstateDatastore } from '#shared/domain/estate/estate.ts'
import { traitsOf } from './datastore-traits.ts'

/** One thing that the inventory tells of a datastore, and how far it can be relied on. */
export interface StorageEvidence {
  readonly code: 'type' | 'array' | 'protocol' | 'span' | 'single-host' | 'tier' | 'usage'
  readonly message: string
  readonly confidence: 'high' | 'medium' | 'low'
}

/** Everything that tells of a datastore's kind, in a fixed order; what the inventory does not say is not in it. */
export function storageEvidence(datastore: EstateDatastore): readonly StorageEvidence[] {
  const { protocol, protocolBy, array, deviceNames, tier, clusterNames, isSingleHost, usedPercent } = traitsOf(datastore)
  const evidence: (StorageEvidence | null)[] = [
    datastore.type === null ? null : { code: 'type', message: `Its type is ${datastore.type}${datastore.address ? `, at ${datastore.address}` : ''}.`, confidence: 'high' },
    deviceNames.length === 0
      ? null
      : array === null
        ? { code: 'array', message: `The devices behind it call themselves ${deviceNames.join(', ')}, which is no single array that is known here.`, confidence: 'low' }
        : { code: 'array', message: `It lies on ${array.title}: the devices behind it call themselves ${deviceNames.join(', ')}.`, confidence: 'high' },
    protocol === null || protocolBy === null ? null : { code: 'protocol', message: `${PROTOCOL_WORDS[protocol]}, by ${BY_WORDS[protocolBy]}.`, confidence: protocolBy === 'adapters' ? 'medium' : 'high' },
    clusterNames.length === 0 ? null : { code: 'span', message: clusterNames.length === 1 ? `Hosts of cluster ${clusterNames.join('')} see it.` : `Hosts of ${clusterNames.length} clusters see it: ${clusterNames.join(', ')}.`, confidence: 'high' },
    isSingleHost === true ? { code: 'single-host', message: 'Only one host sees this datastore, so all its VMs are read through that host.', confidence: 'high' } : null,
    tier === null ? null : { code: 'tier', message: `Its name speaks of ${TIER_WORDS[tier]} storage.`, confidence: 'low' },
    usedPercent === null ? null : { code: 'usage', message: `${Math.round(usedPercent)} % of its capacity is in use.`, confidence: 'high' },
  ]
  return evidence.filter((entry) => entry !== null)
}

const PROTOCOL_WORDS = {
  fc: 'Fibre Channel', iscsi: 'iSCSI', nvme: 'NVMe', nfs: 'NFS', vsan: 'vSAN', vvol: 'Virtual Volumes', local: 'Local disks of a host', gluster: 'GlusterFS', posixfs: 'A POSIX file system', managed: 'Managed block storage',
} as const
const BY_WORDS = { type: 'its type', path: 'the names of its paths', adapters: 'the storage adapters of its hosts, which are all of this kind' } as const
const TIER_WORDS = { fast: 'fast', middle: 'middling', slow: 'slow' } as const
