import { z } from 'zod'

/** Something about a target that is valid and yet worth a second look; it keeps nobody from saving. */
export const targetAdviceSchema = z.object({
  ruleId: z.string(),
  /** `warning`: the plan or the cluster suffers from it. `information`: something to know or to prepare. */
  severity: z.enum(['warning', 'information']),
  /** The field that it is about: "storageClasses[0].name". */
  path: z.string(),
  message: z.string(),
  /** What to do about it, one sentence; null where nothing need be done. */
  remedy: z.string().nullable(),
})

export type TargetAdvice = z.infer<typeof targetAdviceSchema>
