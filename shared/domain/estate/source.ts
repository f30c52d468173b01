import { z } from 'zod'

/** What kind of platform a source is; MTV's Provider.spec.type has the same two words. */
export const sourceKindSchema = z.enum(['vsphere', 'ovirt'])

/**
 * One vCenter or engine. `id` is its instance UUID in lower case where the inventory bears one;
 * otherwise `name:` and the server's or file's name, so that the same file gives the same id.
 */
export const sourceSchema = z.object({
  id: z.string(),
  kind: sourceKindSchema,
  /** The host name or address under which the inventory was read ("VI SDK Server"). */
  name: z.string(),
  instanceUuid: z.string().nullable(),
  /** Product version as reported, e.g. "8.0.3". */
  version: z.string().nullable(),
  apiVersion: z.string().nullable(),
  fullName: z.string().nullable(),
  /** ISO 8601 without zone, as the export says; ages count from here, not from today. */
  exportedAt: z.string().nullable(),
})

export type SourceKind = z.infer<typeof sourceKindSchema>
export type Source = z.infer<typeof sourceSchema>
