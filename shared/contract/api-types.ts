import type { z } from 'zod'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import type { AppErrorCode, AppErrorDetails } from './app-error.ts'

export interface MethodContract {
  readonly input: z.ZodType
  readonly output: z.ZodType
  readonly progress?: z.ZodType
}

export type ApiContract = Readonly<Record<string, MethodContract>>

type ProgressOf<Method extends MethodContract> = Method['progress'] extends z.ZodType ? z.infer<Method['progress']> : never

/** What a handler gets besides its input. */
export interface HandlerContext<Method extends MethodContract> {
  readonly signal: CancelSignal
  readonly progress: (progress: ProgressOf<Method>) => void
}

export type Handler<Method extends MethodContract> = (
  input: z.infer<Method['input']>,
  context: HandlerContext<Method>,
) => z.infer<Method['output']> | Promise<z.infer<Method['output']>>

/** A handler for each method: one that is missing does not compile. */
export type Handlers<Contract extends ApiContract> = { readonly [Name in keyof Contract]: Handler<Contract[Name]> }

/** An error as it crosses a process boundary; `logId` leads from an internal one to its stack in the log. */
export interface ErrorData {
  readonly code: AppErrorCode
  readonly message: string
  readonly details: AppErrorDetails
  readonly logId?: string
}

export type Outcome<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: ErrorData }

export interface InvokeOptions<Method extends MethodContract> {
  readonly signal?: CancelSignal
  readonly onProgress?: (progress: ProgressOf<Method>) => void
  /** The path of the project that the caller means: the call is refused (conflict, reason `project`) where another one, or none, is open. */
  readonly project?: string
}

/** How a host calls the backend. Never rejects: trouble is an outcome. */
export type Client<Contract extends ApiContract> = <Name extends keyof Contract & string>(
  name: Name,
  input: z.input<Contract[Name]['input']>,
  options?: InvokeOptions<Contract[Name]>,
) => Promise<Outcome<z.infer<Contract[Name]['output']>>>
