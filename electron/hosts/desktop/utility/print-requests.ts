import type { PrintPdf } from '#backend/report/print-pdf.ts'
import type { FromBackend, ToBackend } from '../backend-messages.ts'

/** Printing as the backend's process has it done: by the main process, which has windows. */
export interface PrintRequests {
  readonly print: PrintPdf
  /** What the main process answered. */
  settle(answer: Extract<ToBackend, { kind: 'printed' }>): void
}

export function createPrintRequests(post: (message: FromBackend) => void): PrintRequests {
  const waiting = new Map<string, (answer: Extract<ToBackend, { kind: 'printed' }>) => void>()
  let last = 0
  return {
    print: async (html) => {
      const id = String((last += 1))
      const { pdf, problem } = await new Promise<Extract<ToBackend, { kind: 'printed' }>>((resolve) => {
        waiting.set(id, resolve)
        post({ kind: 'print', id, html })
      })
      if (pdf === null) throw new Error(problem)
      return pdf
    },
    settle: (answer) => {
      waiting.get(answer.id)?.(answer)
      waiting.delete(answer.id)
    },
  }
}
