import { z } from 'zod'
import { targetSchema } from '#shared/domain/target/target.ts'
import { targetAdviceSchema } from '#shared/domain/target/target-advice.ts'
import { versionOverrides } from './version-overrides.ts'

/** Characters of a target's YAML that are read; such a file is a few pages. */
export const MAX_TARGET_TEXT_LENGTH = 1024 * 1024

/** A field that the schema refuses: "storageClasses[0].name". */
const issue = z.object({ path: z.string(), message: z.string() })

/** Presets, and the project's own target. */
export const TARGET_API = {
  'target.presets': { input: z.strictObject({}), output: z.array(targetSchema) },
  /** The target in force; while none was chosen, the preset that is used until then. */
  'target.get': { input: z.strictObject({}), output: z.object({ target: targetSchema, isChosen: z.boolean() }) },
  /** Takes a preset's id or a YAML file's path as the project's target; `mtv` and `openshift` override its versions. */
  'target.use': { input: z.strictObject({ target: z.string().min(1).optional(), ...versionOverrides }), output: targetSchema },
  /** Takes a target as it is given: one undo step, or none where it is the one that was chosen already. `seen` as in `decisions.apply`. */
  'target.set': { input: z.strictObject({ target: targetSchema, seen: targetSchema.nullable().optional() }), output: targetSchema },
  /** What is wrong with a target, field by field, and what to look at twice. */
  'target.validate': {
    input: z.strictObject({ target: z.unknown() }),
    output: z.object({
      issues: z.array(issue),
      /** Null while there are issues: a target that is none cannot be judged. */
      advice: z.array(targetAdviceSchema).nullable(),
    }),
  },
  /** A target's YAML, with remarks for the reader, as `--target` takes it. */
  'target.format': { input: z.strictObject({ target: targetSchema }), output: z.object({ text: z.string() }) },
  /** Reads such YAML; invalid-input lists every fault with its path in `details.faults`. */
  'target.parse': { input: z.strictObject({ text: z.string().max(MAX_TARGET_TEXT_LENGTH) }), output: targetSchema },
} as const
