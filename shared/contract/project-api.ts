import { z } from 'zod'
import type { ApiContract } from './api-types.ts'

const projectInfoSchema = z.object({ path: z.string(), sources: z.number().int(), vms: z.number().int(), target: z.string().nullable() })

/** Opening, closing and describing project files. */
export const PROJECT_API = {
  /** Opens the project file, creating it where `create` allows; an open one is closed first. */
  'project.open': { input: z.strictObject({ path: z.string().min(1), create: z.boolean() }), output: projectInfoSchema },
  'project.info': { input: z.strictObject({}), output: projectInfoSchema },
  'project.close': { input: z.strictObject({}), output: z.object({}) },
} as const satisfies ApiContract
