import { z } from 'zod'
import { amount, flag, text } from './field-schemas.ts'

/**
 * Something that VMs are made from, other than a template: an ISO file, an item of a content library, or a VM that
 * lies in an export domain. MTV moves none of them.
 */
export const imageSchema = z.object({
  id: z.string(),
  sourceId: z.string(),
  /** The platform's own id, where it has one. */
  moref: text,
  kind: z.enum(['iso', 'libraryItem', 'exported']),
  name: z.string(),
  /** The datastore or storage domain; for a library item also where the library lies. */
  datastoreName: text,
  /** Null: none is named, or one that the inventory does not list (then `datastoreName` is set). */
  datastoreId: text,
  /** Below the datastore. */
  path: text,
  sizeMib: amount,
  /** Who answers for it, where the inventory says so. */
  owner: text,
  /** False: nothing lists it, a VM's drive names it. */
  isListed: flag,
})

/** A VM that has an image in a drive, whether the drive is connected or not. */
export const imageUseSchema = z.object({ imageId: z.string(), vmId: z.string() })

export type Image = z.infer<typeof imageSchema>
export type ImageUse = z.infer<typeof imageUseSchema>
