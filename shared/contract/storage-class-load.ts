import { z } from 'zod'

const count = z.number().int().min(0)

/** StorageClassLoad of shared/domain/plan/storage-class-load.ts, as it travels. Sizes in MiB. */
export const storageClassLoadSchema = z.object({
  name: z.string(),
  vms: count,
  disks: count,
  datastores: z.array(z.object({ datastoreId: z.string(), provisionedMib: z.number() })),
  provisionedMib: z.number(),
  disksWithoutSize: count,
  overheadMib: z.number(),
  growthMib: z.number(),
  neededMib: z.number(),
  inUseMib: z.number(),
  disksWithoutUse: count,
  thinDisks: count,
  thinUnusedMib: z.number(),
  capacityMib: z.number().nullable(),
  fit: z.enum(['fits', 'fits-thin', 'full', 'not-evaluated']),
})
