import { z } from 'zod'

const vmSchema = z.object({ id: z.string(), name: z.string() })

/** How a bundle differs from an earlier one that lies in a folder. All lists are in the order of paths or names. */
export const bundleDifferenceSchema = z.object({
  added: z.array(z.string()),
  removed: z.array(z.string()),
  changed: z.array(z.string()),
  same: z.number().int(),
  /** Files of the earlier bundle that are not as it was written. */
  edited: z.array(z.string()),
  plans: z.object({ added: z.array(z.string()), removed: z.array(z.string()) }),
  vms: z.object({
    added: z.array(vmSchema.extend({ plan: z.string() })),
    removed: z.array(vmSchema.extend({ plan: z.string() })),
    moved: z.array(vmSchema.extend({ from: z.string(), to: z.string() })),
  }),
  /** Whether both were made from the same decisions; null where the earlier one does not say. */
  hasSameDecisions: z.boolean().nullable(),
})

export type BundleDifference = z.infer<typeof bundleDifferenceSchema>
