import { z } from 'zod'
import { say } from './say.ts'
import type { ErrorData } from '#shared/contract/api-types.ts'
import { APP_ERROR_CODES } from '#shared/contract/app-error.ts'

const problemSchema = z.object({ code: z.enum(APP_ERROR_CODES), message: z.string() })

/** HTTP's status for a missing or wrong token. */
const UNAUTHORIZED = 401

/** What a refused request says, as the rest of the app speaks of trouble. */
export async function problemOf(response: Response): Promise<ErrorData> {
  const problem = problemSchema.safeParse(await response.json().catch(() => null))
  const details = { httpStatus: response.status, ...(response.status === UNAUTHORIZED ? { isSignedOut: true } : {}) }
  if (problem.success) return { ...problem.data, details }
  return { code: 'internal', message: say('status', { status: response.status }), details }
}

/** The server is gone, or the connection broke. */
export function lostConnection(cause: unknown): ErrorData {
  return {
    code: 'io',
    message: say('connectionLost'),
    details: { isConnectionLost: true, cause: cause instanceof Error ? cause.message : String(cause) },
  }
}
