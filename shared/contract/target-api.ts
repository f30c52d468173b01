import { z } from 'zod'
import { targetSchema } from '#shared/domain/target/target.ts'
import type { ApiContract } from './api-types.ts'
import { versionOverrides } from './version-overrides.ts'

/** Presets, and the project's own target. */
export const TARGET_API = {
  'target.presets': { input: z.strictObject({}), output: z.array(targetSchema) },
  'target.get': { input: z.strictObject({}), output: targetSchema.nullable() },
  /** Takes a preset's id or a YAML file's path as the project's target; `mtv` and `openshift` override its versions. */
  'target.use': { input: z.strictObject({ target: z.string().min(1).optional(), ...versionOverrides }), output: targetSchema },
} as const satisfies ApiContract
