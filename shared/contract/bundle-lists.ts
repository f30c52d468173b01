import { z } from 'zod'
import { findingSchema, findingSeveritySchema } from '#shared/domain/finding.ts'
import { FILE_CHANGES } from './bundle-preview.ts'
import { planSummarySchema } from './plan-summary.ts'

/** Entries answered at a time, at most. */
const MOST_ENTRIES = 200
const count = z.number().int().min(0)
const page = { offset: count.default(0), limit: count.max(MOST_ENTRIES).default(MOST_ENTRIES) }

/** What no plan takes, by what it is. */
export const OUTSIDE_PARTS = ['unplaced', 'excluded', 'leftOutNics'] as const

/** Which list of a bundle; `choice` says which bundle. */
export const bundleListRequest = <Choice extends z.ZodRawShape>(choice: Choice) =>
  z.discriminatedUnion('part', [
    z.strictObject({ part: z.literal('plans'), ...page, ...choice }),
    /** Those alone that have to be rebuilt. */
    z.strictObject({ part: z.literal('images'), ...page, ...choice }),
    /** What one check found of one severity. */
    z.strictObject({ part: z.literal('findings'), severity: findingSeveritySchema, checkId: z.string(), ...page, ...choice }),
    /** What one reason keeps out. */
    z.strictObject({ part: z.enum(OUTSIDE_PARTS), code: z.string(), ...page, ...choice }),
  ])

/** A VM that a reason keeps out, or one whose NIC it does. */
const outsiderSchema = z.object({
  vm: z.string(),
  name: z.string(),
  /** Null where the project has one source: names repeat from one to the next. */
  sourceName: z.string().nullable(),
  isTemplate: z.boolean(),
  message: z.string(),
})

const rows = <Row extends z.ZodType>(row: Row) => ({ total: count, rows: z.array(row) })

/** A page of it, in the bundle's own order. */
export const bundleListSchema = z.discriminatedUnion('part', [
  /** `file`: the one with the Plan; null where the part of the bundle leaves it out. */
  z.object({ part: z.literal('plans'), ...rows(planSummarySchema.shape.plans.element.extend({ file: z.string().nullable() })) }),
  z.object({ part: z.literal('images'), ...rows(planSummarySchema.shape.images.element) }),
  /** `file` holds the object that the finding is about; null where it is about something else or the part leaves it out. */
  z.object({ part: z.literal('findings'), ...rows(findingSchema.extend({ file: z.string().nullable() })) }),
  z.object({ part: z.enum(OUTSIDE_PARTS), ...rows(outsiderSchema) }),
])

/** Which lines of the tree of files are wanted; `choice` says which bundle. */
export const bundleTreeRequest = <Choice extends z.ZodRawShape>(choice: Choice) =>
  z.strictObject({
    /** What somebody opened (true) or closed, by folder. Others are open at the top, and where only changed files are shown and these are few. */
    toggled: z.record(z.string(), z.boolean()).default({}),
    /** Only files that are not as the last export wrote them. */
    changedOnly: z.boolean().default(false),
    ...choice,
  })

/** The tree of a bundle's files, those that were removed among them: folders before files, closed folders without what is in them. */
export const bundleTreeSchema = z.object({
  rows: z.array(
    z.object({
      path: z.string(),
      /** The last step of the path. */
      name: z.string(),
      /** 1 for what lies at the top. */
      level: z.number().int(),
      /** Its place among its siblings, counted from 1, and how many they are. */
      position: z.number().int(),
      siblings: z.number().int(),
      /** Null for a folder. */
      file: z.object({ bytes: count, change: z.enum(FILE_CHANGES) }).nullable(),
      /** Files in the folder, at any depth, that are not as before; 0 for a file. */
      changedInside: count,
      /** Null for a file. */
      isOpen: z.boolean().nullable(),
    }),
  ),
})

export type BundleList = z.infer<typeof bundleListSchema>
export type BundleTree = z.infer<typeof bundleTreeSchema>
export type Outsider = z.infer<typeof outsiderSchema>
export type OutsidePart = (typeof OUTSIDE_PARTS)[number]
