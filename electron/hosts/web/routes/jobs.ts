import { answerJson } from '../answer.ts'
import type { Route } from '../route.ts'

/** How calls ended whose page was closed. Reading them does not clear them: two pages may ask. */
export const jobs: Route = {
  method: 'GET',
  path: '/api/jobs',
  handle: ({ response }, context) => answerJson(response, 200, context.jobs.unheard()),
}
