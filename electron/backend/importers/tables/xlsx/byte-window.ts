import { PartProblem } from './part-problem.ts'

/**
 * The bytes of a streamed part that are yet to be read. One buffer serves the whole part, and zeros follow the bytes,
 * so that a loop which looks a little ahead stays inside the buffer (which the JIT rewards).
 */
export interface ByteWindow {
  bytes: Buffer
  /** Where the bytes end; what the buffer holds beyond is not the part's. */
  end: number
}

const LOOKAHEAD_BYTES = 64

export function createByteWindow(): ByteWindow {
  return { bytes: Buffer.alloc(LOOKAHEAD_BYTES), end: 0 }
}

/**
 * Drops the bytes before `at` and appends `chunk`; reading goes on at 0. Throws PartProblem when what was left is
 * more than `maximumElementBytes`: an element that is longer than anything a workbook needs.
 */
export function advanceWindow(window: ByteWindow, at: number, chunk: Buffer, maximumElementBytes: number): void {
  const rest = window.end - at
  if (rest > maximumElementBytes) {
    throw new PartProblem(`has an element of more than ${String(maximumElementBytes)} bytes`)
  }
  const end = rest + chunk.length
  const previous = window.bytes
  if (previous.length < end + LOOKAHEAD_BYTES) window.bytes = Buffer.allocUnsafeSlow(end + (end >> 2) + LOOKAHEAD_BYTES)
  previous.copy(window.bytes, 0, at, window.end)
  chunk.copy(window.bytes, rest)
  window.bytes.fill(0, end, end + LOOKAHEAD_BYTES)
  window.end = end
}
