/** Work that stops now and then, so that whoever drives it can do other things in between or give it up; what it tells of itself is nothing. */
export type Steps<Result> = Generator<undefined, Result, undefined>

/** Runs work that stops now and then to its end at once. */
export function finish<Result>(steps: Generator<unknown, Result>): Result {
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
  }
}
