import type { AppErrorCode } from '#shared/contract/app-error.ts'

/** A request that is not answered as asked: the status for the browser, the code and the sentence for the page. */
export class HttpProblem extends Error {
  readonly status: number
  readonly code: AppErrorCode
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, code: AppErrorCode, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message)
    this.name = 'HttpProblem'
    this.status = status
    this.code = code
    this.headers = headers
  }
}
