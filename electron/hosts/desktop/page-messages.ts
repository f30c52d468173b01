import { z } from 'zod'

const idSchema = z.string().regex(/^[\w-]{1,64}$/)

/** The longest path that a system takes is 32,767 characters (Windows). */
const pathSchema = z.string().min(1).max(32_767)

/** What a page may send, by what it asks for; nothing else is looked at. */
export const PAGE_MESSAGES = {
  invoke: z.strictObject({ id: idSchema, name: z.string().max(64), input: z.unknown() }),
  cancel: z.strictObject({ id: idSchema }),
  /** Empty for a file that lies on no disk. */
  upload: pathSchema.or(z.literal('')),
  choosePath: z.enum(['project-open', 'project-new']),
  revealInFolder: pathSchema,
} as const

export type PageCall = z.infer<typeof PAGE_MESSAGES.invoke>
