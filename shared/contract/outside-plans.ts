import { z } from 'zod'
import { reasonSchema } from './reason.ts'

/** A reason with what it is called above those that it concerns. */
export const titledReasonSchema = reasonSchema.extend({ title: z.string() })

const place = {
  vm: z.string(),
  name: z.string(),
  /** Null where the project has one source: names repeat from one to the next. */
  sourceName: z.string().nullable(),
}

const outsiderSchema = z.object({ ...place, isTemplate: z.boolean(), why: z.array(titledReasonSchema) })

/** What no plan takes, each with its reasons. */
export const outsidePlansSchema = z.object({
  /** VMs that take part, and are in no plan. */
  unplaced: z.array(outsiderSchema),
  /** VMs that do not take part. */
  excluded: z.array(outsiderSchema),
  /** NICs of VMs in plans that MTV does not create on the target. */
  leftOutNics: z.array(z.object({ ...place, nic: z.string(), why: titledReasonSchema })),
  /** Disks of the unplaced VMs, and of all VMs that take part: these are what the maps count. */
  disks: z.object({ unplaced: z.number().int(), unplacedMib: z.number(), included: z.number().int() }),
})

export type OutsidePlans = z.infer<typeof outsidePlansSchema>
