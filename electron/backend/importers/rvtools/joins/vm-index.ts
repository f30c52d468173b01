/** What a VM's other sheets need to know of it. */
export interface VmEntry {
  readonly id: string
  readonly sourceId: string
  readonly name: string
  readonly moref: string | null
  readonly uuid: string | null
  readonly datacenter: string | null
  readonly hostName: string | null
  /** Another VM of the source bears the same VM ID, so this one's id is made of something else. */
  readonly isMorefTaken: boolean
  folderPath: string | null
  /** Known once vInfo was read; false where it does not say. */
  isTemplate: boolean
  /** What the sheets say of its space, as far as they were read. */
  readonly sizes: VmSizes
}

/** Space of a VM in MiB, by the sheet that states it. A sum of which one part is unknown is unknown. */
export interface VmSizes {
  /** 1-based row in vInfo. */
  infoRow: number
  totalDiskCapacityMib: number | null
  provisionedMib: number | null
  inUseMib: number | null
  /** Rows of vDisk. */
  disks: number
  disksMib: number | null
  /** Rows of vPartition, and the first of them. */
  partitions: number
  partitionsMib: number | null
  partitionRow: number | null
}

export function noSizes(): VmSizes {
  return { infoRow: 0, totalDiskCapacityMib: null, provisionedMib: null, inUseMib: null, disks: 0, disksMib: 0, partitions: 0, partitionsMib: 0, partitionRow: null }
}

/** How a row of a VM sheet names its VM. */
export interface VmReference {
  readonly sourceId: string
  readonly moref: string | null
  readonly uuid: string | null
  readonly datacenter: string | null
  readonly name: string | null
}

export interface VmIndex {
  readonly size: number
  entries(): IterableIterator<VmEntry>
  /** The entry with this id, if any. */
  byId(id: string): VmEntry | undefined
  add(entry: VmEntry): void
  /** A text is the reason why there is none. */
  find(reference: VmReference): VmEntry | string
}

export function createVmIndex(): VmIndex {
  const byId = new Map<string, VmEntry>()
  /** By source, then by VM ID: nearly every row is found here, and to make one key of both would cost more than to look twice. */
  const byMoref = new Map<string, Map<string, VmEntry[]>>()
  const byUuid = new Map<string, VmEntry[]>()
  const byName = new Map<string, VmEntry[]>()
  let last: { readonly reference: VmReference; readonly entry: VmEntry } | null = null

  const search = (reference: VmReference): VmEntry | string => {
    const { sourceId, moref, uuid, name } = reference
    if (moref !== null) {
      // Two VMs bear one VM ID where a workbook of several vCenters does not say which row is whose.
      const same = (byMoref.get(sourceId)?.get(moref) ?? []).filter((entry) => isUuidEqual(entry, uuid))
      const named = same.length > 1 ? same.filter((entry) => entry.name === name) : same
      if (named.length === 1 && named[0] !== undefined) return named[0]
      if (named.length > 1) return `${String(named.length)} VMs bear ${moref} and nothing tells which`
    }
    if (uuid !== null) {
      const same = (byUuid.get(keyOf(sourceId, uuid.toLowerCase())) ?? []).filter((entry) => canBe(entry, reference))
      // A SMBIOS UUID need not be unique; the name tells clones apart.
      const named = same.length > 1 ? same.filter((entry) => entry.name === name) : same
      if (named.length === 1 && named[0] !== undefined) return named[0]
    }
    if (name === null) return `no VM ${moref ?? uuid ?? 'without a name'} in vInfo`
    const fitting = (byName.get(keyOf(sourceId, name)) ?? []).filter((entry) => canBe(entry, reference))
    if (fitting.length === 1 && fitting[0] !== undefined) return fitting[0]
    if (fitting.length > 1) return `${String(fitting.length)} VMs are called ${name} and nothing tells which`
    return `no VM ${moref ?? uuid ?? name} in vInfo`
  }

  return {
    get size() {
      return byId.size
    },
    entries: () => byId.values(),
    byId: (id) => byId.get(id),
    add(entry) {
      last = null
      byId.set(entry.id, entry)
      if (entry.moref !== null) {
        const ofSource = byMoref.get(entry.sourceId) ?? new Map<string, VmEntry[]>()
        byMoref.set(entry.sourceId, ofSource)
        push(ofSource, entry.moref, entry)
      }
      if (entry.uuid !== null) push(byUuid, keyOf(entry.sourceId, entry.uuid.toLowerCase()), entry)
      push(byName, keyOf(entry.sourceId, entry.name), entry)
    },
    find(reference) {
      // Most sheets have several rows of a VM below each other.
      if (last !== null && isSame(last.reference, reference)) return last.entry
      const entry = search(reference)
      if (typeof entry !== 'string') last = { reference, entry }
      return entry
    },
  }
}

function isSame(left: VmReference, right: VmReference): boolean {
  return left.moref === right.moref && left.uuid === right.uuid && left.name === right.name && left.datacenter === right.datacenter && left.sourceId === right.sourceId
}

/** Whether nothing that both sides state differs: two VMs with one name are not joined by it when an identifier says no. */
function canBe(entry: VmEntry, { moref, uuid, datacenter }: VmReference): boolean {
  return (
    (moref === null || entry.moref === null || moref === entry.moref) &&
    isUuidEqual(entry, uuid) &&
    (datacenter === null || entry.datacenter === null || datacenter === entry.datacenter)
  )
}

/** Whether two UUIDs are not known to differ. */
export function isUuidEqual(entry: Pick<VmEntry, 'uuid'>, uuid: string | null): boolean {
  return uuid === null || entry.uuid === null || uuid.toLowerCase() === entry.uuid.toLowerCase()
}

/** No name holds a line feed, so that two parts never run into each other. */
function keyOf(sourceId: string, part: string): string {
  return `${sourceId}\n${part}`
}

function push(map: Map<string, VmEntry[]>, key: string, entry: VmEntry): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [entry])
  else list.push(entry)
}
