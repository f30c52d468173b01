import type { Image } from '#shared/domain/estate/image.ts'
import { BYTES_PER_MIB } from '#shared/domain/units.ts'
import type { EstateSink } from '../importer.ts'

/** Where a file lies. */
export interface ImagePlace {
  readonly sourceId: string
  readonly datastoreName: string | null
  readonly datastoreId: string | null
  /** Below the datastore. */
  readonly path: string
}

/** ISO files and library items of an export: vFileInfo lists files, vCD names those that are in a drive. */
export interface ImageCollector {
  /** A file that is an image or part of one; false where it is neither. Null bytes: vFileInfo does not say. */
  addFile(place: ImagePlace, bytes: number | null): boolean
  addUse(place: ImagePlace, vmId: string): void
  /** Yields them all, in the order in which they were met. */
  flush(sink: Pick<EstateSink, 'row'>): void
}

interface Collected {
  readonly place: ImagePlace
  readonly kind: Image['kind']
  name: string
  isListed: boolean
  /** Null once a part's size is not known. */
  bytes: number | null
  readonly vmIds: Set<string>
}

export function createImageCollector(): ImageCollector {
  const images = new Map<string, Collected>()

  const collect = (place: ImagePlace): Collected | null => {
    const [, folder = null, item = ''] = LIBRARY_ITEM.exec(place.path) ?? []
    if (folder === null && !ISO_FILE.test(place.path)) return null
    const path = folder ?? place.path
    const id = place.datastoreId === null ? `${place.sourceId}/file:[${place.datastoreName ?? ''}] ${path}` : `${place.datastoreId}/file:${path}`
    const name = folder === null ? (place.path.split('/').at(-1) ?? place.path) : item.replace(COPY_ID, '')
    const known = images.get(id)
    if (known === undefined) {
      const fresh: Collected = { place: { ...place, path }, kind: folder === null ? 'iso' : 'libraryItem', name, isListed: false, bytes: 0, vmIds: new Set() }
      images.set(id, fresh)
      return fresh
    }
    // An item of several files is called after the one that describes it.
    if (DESCRIPTION.test(name) && !DESCRIPTION.test(known.name)) known.name = name
    return known
  }

  return {
    addFile: (place, bytes) => {
      const image = collect(place)
      if (image === null) return false
      image.isListed = true
      // An item's files make up its size; a file that is listed twice is one all the same.
      image.bytes = image.kind === 'iso' ? bytes : image.bytes === null || bytes === null ? null : image.bytes + bytes
      return true
    },
    addUse: (place, vmId) => {
      collect(place)?.vmIds.add(vmId)
    },
    flush: (sink) => {
      for (const [id, { place, kind, name, isListed, bytes }] of images) {
        sink.row('image', {
          id, sourceId: place.sourceId, moref: null, kind, name, datastoreName: place.datastoreName, datastoreId: place.datastoreId, path: place.path,
          sizeMib: !isListed || bytes === null ? null : bytes / BYTES_PER_MIB, owner: null, isListed,
        })
      }
      for (const [imageId, { vmIds }] of images) for (const vmId of vmIds) sink.row('imageUse', { imageId, vmId })
    },
  }
}

const ISO_FILE = /\.iso$/i
/** vCenter keeps a library on a datastore as `contentlib-<library>/<item>/<file>`. */
const LIBRARY_ITEM = /^(?:.*\/)?(contentlib-[0-9a-f-]{36}\/[0-9a-f-]{36})\/([^/]+)$/i
/** Files of an item bear an id of their own before the ending. */
const COPY_ID = /_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?=\.\w+$)/i
const DESCRIPTION = /\.(?:iso|ovf|ova|vmtx)$/i
