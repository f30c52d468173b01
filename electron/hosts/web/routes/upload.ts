import { answerJson } from '../answer.ts'
import { HttpProblem } from '../http-problem.ts'
import { readBody } from '../read-body.ts'
import type { Route } from '../route.ts'

/** Takes the raw bytes of a file; what is cut off is removed. */
export const upload: Route = {
  method: 'POST',
  path: '/upload',
  handle: async ({ request, response, query }, { uploads, limits }) => {
    const pieces = readBody(request, { maxBytes: limits.maxUploadBytes, idleMs: limits.bodyIdleMs })
    try {
      answerJson(response, 200, await uploads.keep(query.get('name') ?? '', pieces))
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') {
        throw new HttpProblem(507, 'io', 'The disk of the temporary folder is full: make room and send the file again.')
      }
      throw error
    }
  },
}
