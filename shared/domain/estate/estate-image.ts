import type { Image } from './image.ts'

/**
 * What an image can be: a template, one of the kinds of `Image`, or a place of images: an oVirt domain for ISO files,
 * of an image service or for exports, and a datastore that holds ISO files and no disk.
 */
export const ESTATE_IMAGE_KINDS = ['template', 'iso', 'libraryItem', 'exported', 'isoDomain', 'imageDomain', 'exportDomain', 'isoDatastore'] as const
export type EstateImageKind = (typeof ESTATE_IMAGE_KINDS)[number]

/** Everything that VMs are made from and that is no VM: templates, images, and the places where images lie. */
export interface EstateImage {
  /** That of the template, image or datastore. */
  readonly id: string
  readonly sourceId: string
  readonly kind: EstateImageKind
  readonly name: string
  readonly datastoreName: string | null
  readonly path: string | null
  /** Of a template: of all its disks; of a place: what is in use there. Null where one part is not known. */
  readonly sizeMib: number | null
  readonly owner: string | null
  /** VMs that have it in a drive; null for what goes into no drive. */
  readonly attachedVms: number | null
  /** Disks of a template, images of a place; null where that is not known, and for a single image. */
  readonly parts: number | null
  readonly isListed: Image['isListed']
}
