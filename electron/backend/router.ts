import type { z } from 'zod'
import type { ApiContract, Client, Handlers, Outcome } from '#shared/contract/api-types.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { NEVER_CANCELLED } from '#shared/domain/cancel-signal.ts'

/** Progress at most ten times a second, so that a fast import does not drown its host. */
const PROGRESS_INTERVAL_MS = 100

export interface RouterOptions {
  /** Milliseconds of a clock that never goes back; it only spaces progress. */
  readonly monotonicMs: () => number
  /** Takes an unexpected error with its stack and answers the id under which it was logged. */
  readonly logUnexpected: (error: unknown, method: string) => string
  /** Makes an AppError of an error that has a meaning for the person; answers any other as it is. */
  readonly explain?: (error: unknown) => unknown
  /** Called as a call begins, with the project that it names; what it answers is called at its end. May throw AppError. */
  readonly begin?: (project: string | undefined) => () => void
}

/**
 * The one door to the backend, the same for every host: parses the input, runs the handler, parses the
 * output. It never rejects; whatever goes wrong comes back as data.
 */
export function createRouter<Contract extends ApiContract>(
  contract: Contract,
  handlers: Handlers<Contract>,
  { monotonicMs, logUnexpected, explain = (error) => error, begin = () => () => undefined }: RouterOptions,
): Client<Contract> {
  return async (name, input, options = {}) => {
    const method = Object.hasOwn(contract, name) ? contract[name] : undefined
    if (method === undefined) return failure(new AppError('not-found', `There is no call named ${String(name)}.`))
    const parsed = method.input.safeParse(input)
    if (!parsed.success) return failure(new AppError('invalid-input', `${name} refused its input: ${describeZodError(parsed.error)}.`))
    let lastProgressMs = Number.NEGATIVE_INFINITY
    const progress = (value: unknown): void => {
      const now = monotonicMs()
      if (options.onProgress === undefined || now - lastProgressMs < PROGRESS_INTERVAL_MS) return
      lastProgressMs = now
      options.onProgress(value as never) // the handler's type is the contract's
    }
    let end = (): void => undefined
    try {
      end = begin(options.project)
      const value = await handlers[name](parsed.data as never, { signal: options.signal ?? NEVER_CANCELLED, progress }) // the schema above proves the input's type
      const checked = method.output.safeParse(value)
      if (!checked.success) throw new Error(`${name} answered what its contract forbids: ${describeZodError(checked.error)}`)
      return { ok: true, value: checked.data } as Outcome<never> // the schema above proves the output's type
    } catch (thrown) {
      const error = explain(thrown)
      if (error instanceof AppError) return failure(error)
      return unexpectedFailure(name, logUnexpected(error, name))
    } finally {
      end()
    }
  }
}

/** "path: message" of each thing that zod found, in one line. */
export function describeZodError(error: z.ZodError): string {
  return error.issues.map((issue) => (issue.path.length === 0 ? issue.message : `${issue.path.join('.')}: ${issue.message}`)).join('; ')
}

/** What a call answers that failed in a way that nobody foresaw. */
export function unexpectedFailure(name: string, logId: string): Failure {
  return failure(new AppError('internal', `${name} failed unexpectedly; the log has the details under ${logId}.`), logId)
}

type Failure = Extract<Outcome<never>, { ok: false }>

/** An error as a call answers it. */
export function failure(error: AppError, logId?: string): Failure {
  const data = { code: error.code, message: error.message, details: error.details }
  return { ok: false, error: logId === undefined ? data : { ...data, logId } }
}
