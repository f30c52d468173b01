import { describeFaults } from '#backend/files/describe-faults.ts'
import type { ApiOutput } from '#shared/contract/api.ts'
import { targetSchema } from '#shared/domain/target/target.ts'
import { adviseTarget } from '#shared/engine/target/advise-target.ts'

/** Every field that the schema refuses, once, in words that go beside the field; and advice where it refuses none. */
export function validateTarget(value: unknown): ApiOutput<'target.validate'> {
  const result = targetSchema.safeParse(value, { reportInput: true })
  if (result.success) return { issues: [], advice: [...adviseTarget(result.data)] }
  return { issues: [...describeFaults(result.error, 'target')], advice: null }
}
