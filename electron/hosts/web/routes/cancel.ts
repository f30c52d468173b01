import { z } from 'zod'
import { answerNothing } from '../answer.ts'
import { parseMessage } from '../parse-message.ts'
import { readJson } from '../read-body.ts'
import type { Route } from '../route.ts'

/** Cancels a call under way. One that has ended meanwhile is no mistake of the page's: 204 all the same. */
export const cancel: Route = {
  method: 'POST',
  path: '/cancel',
  handle: async ({ request, response }, { jobs, limits }) => {
    const { id } = parseMessage(messageSchema, await readJson(request, { maxBytes: limits.maxCallBytes, idleMs: limits.bodyIdleMs }))
    jobs.cancel(id)
    answerNothing(response)
  },
}

const messageSchema = z.strictObject({ id: z.string() })
