import { AppError } from '#shared/contract/app-error.ts'
import type { AnswerFromHost, FromReading, WishOfThread } from './reading-messages.ts'

/** What the thread that reads has its host's thread do: print, and write into the project. */
export interface HostRequests {
  /** Rejects with what went wrong there. */
  ask(wish: WishOfThread): Promise<unknown>
  /** What the host's thread answered. */
  settle(answer: AnswerFromHost): void
}

export function createHostRequests(port: { post(message: FromReading): void }): HostRequests {
  const waiting = new Map<number, (answer: AnswerFromHost) => void>()
  let last = 0
  return {
    ask: async (wish) => {
      const id = (last += 1)
      const answer = await new Promise<AnswerFromHost>((resolve) => {
        waiting.set(id, resolve)
        port.post({ kind: 'wish', id, wish })
      })
      if (!answer.ok) throw answer.known === null ? answer.error : new AppError(answer.known.code, answer.known.message, answer.known.details)
      return answer.value
    },
    settle: (answer) => {
      waiting.get(answer.id)?.(answer)
      waiting.delete(answer.id)
    },
  }
}
