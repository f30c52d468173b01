import { z } from 'zod'

/** What a page is told about the host that shows it. */
export const hostInfoSchema = z.object({
  kind: z.enum(['web', 'desktop']),
  version: z.string(),
  /** What inventory.import takes for the sample estate. */
  samplePath: z.string(),
  /** Folders of this machine that the page may import from and export into, besides what the person chooses. */
  folders: z.array(z.string()),
  /** Whether what other screens need is fetched and worked out before somebody opens them. */
  worksAhead: z.boolean(),
})

/** How a call ended that no page was listening to any more. */
export const jobOutcomeSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** ISO 8601 in UTC. */
  endedAt: z.string(),
  outcome: z.enum(['done', 'failed', 'cancelled']),
  message: z.string().nullable(),
})

/** A file that a page sent; `path` is what inventory.import takes. */
export const uploadedFileSchema = z.object({ path: z.string(), name: z.string(), bytes: z.number().int() })

export type HostInfo = z.infer<typeof hostInfoSchema>
export type JobOutcome = z.infer<typeof jobOutcomeSchema>
export type UploadedFile = z.infer<typeof uploadedFileSchema>
