import type { z } from 'zod'
import { describeZodError } from '#backend/router.ts'
import { HttpProblem } from './http-problem.ts'

/** A message of the page's as its schema says; HttpProblem 400 otherwise. */
export function parseMessage<Schema extends z.ZodType>(schema: Schema, message: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(message)
  if (!parsed.success) throw new HttpProblem(400, 'invalid-input', `The request is malformed: ${describeZodError(parsed.error)}.`)
  return parsed.data
}
