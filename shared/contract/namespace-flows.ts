import { z } from 'zod'

const count = z.number().int().min(0)

/** VMs of one source cluster that come to one target namespace. */
export const namespaceFlowSchema = z.object({
  source: z.string(),
  sourceName: z.string(),
  /** Null where the inventory names none. */
  cluster: z.string().nullable(),
  /** Null: they take part, and no plan has them. */
  namespace: z.string().nullable(),
  vms: count,
})

export type NamespaceFlow = z.infer<typeof namespaceFlowSchema>
