import type { PrintPdf } from '#backend/report/print-pdf.ts'
import type { FromReading, ToReading } from './reading-messages.ts'

type Printed = Extract<ToReading, { kind: 'printed' }>

/** Printing as the thread that reads has it done: by its host's thread, which knows how. */
export interface ThreadPrinter {
  readonly print: PrintPdf
  /** What the host's thread answered. */
  settle(answer: Printed): void
}

export function createThreadPrinter({ post }: { post(message: FromReading): void }): ThreadPrinter {
  const waiting = new Map<number, (answer: Printed) => void>()
  let last = 0
  return {
    print: async (html) => {
      const id = (last += 1)
      const { pdf, problem } = await new Promise<Printed>((resolve) => {
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
