import { z } from 'zod'
import { APP_ERROR_CODES } from '#shared/contract/app-error.ts'

const detailSchema = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])
const errorSchema = z.object({
  code: z.enum(APP_ERROR_CODES),
  message: z.string(),
  details: z.record(z.string(), detailSchema),
  logId: z.string().exactOptional(),
})
const outcomeSchema = z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), value: z.unknown() }), z.object({ ok: z.literal(false), error: errorSchema })])

/** From the main process to the one that holds the backend. */
export const toBackendSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('call'), id: z.string(), name: z.string(), input: z.unknown() }),
  z.strictObject({ kind: z.literal('cancel'), id: z.string() }),
  /** What came of a `print`: the PDF, or why there is none. */
  z.strictObject({ kind: z.literal('printed'), id: z.string(), pdf: z.instanceof(Uint8Array).nullable(), problem: z.string() }),
  /** Cancel what is under way, close the project and end. */
  z.strictObject({ kind: z.literal('close') }),
])

/** And back. */
export const fromBackendSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('progress'), id: z.string(), progress: z.unknown() }),
  /** The backend has no window to print in: the main process answers with `printed`. */
  z.strictObject({ kind: z.literal('print'), id: z.string(), html: z.string() }),
  z.strictObject({ kind: z.literal('outcome'), id: z.string(), outcome: outcomeSchema }),
])

export type ToBackend = z.infer<typeof toBackendSchema>
export type FromBackend = z.infer<typeof fromBackendSchema>
