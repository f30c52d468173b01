import { answerJson } from '../answer.ts'
import type { Route } from '../route.ts'

export const info: Route = {
  method: 'GET',
  path: '/api/info',
  handle: ({ response }, context) => answerJson(response, 200, context.info),
}
