import { answerJson } from '../answer.ts'
import type { Route } from '../route.ts'

/** The page has what it fetched: it is removed. An id that is unknown was removed before. */
export const received: Route = {
  method: 'POST',
  path: '/api/received',
  handle: async ({ response, query }, { downloads }) => {
    await downloads.remove(query.get('id') ?? '')
    answerJson(response, 200, {})
  },
}
