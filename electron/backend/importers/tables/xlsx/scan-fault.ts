import { PartProblem } from './part-problem.ts'
import { RangeFault } from './range-fault.ts'
import type { ScanFault } from './scan-messages.ts'

/** What a reading of a sheet threw, for another thread; null for a fault of the program. `row` is where it was met. */
export function toScanFault(error: unknown, row: number): ScanFault | null {
  if (error instanceof PartProblem) return { of: 'part', message: error.message, rowNumber: error.rowNumber ?? row }
  if (error instanceof RangeFault) return { of: 'range', reason: error.reason, message: error.message }
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null
  const { message, code } = error
  if ('syscall' in error && typeof error.syscall === 'string') return { of: 'system', message, code, syscall: error.syscall }
  // What zlib says of content that is no deflate stream (Z_DATA_ERROR and the like).
  return code.startsWith('Z_') ? { of: 'inflating', message } : null
}

/** The error that the fault was. */
export function fromScanFault(fault: ScanFault): Error {
  switch (fault.of) {
    case 'part':
      return new PartProblem(fault.message, { rowNumber: fault.rowNumber })
    case 'range':
      return new RangeFault(fault.reason, fault.message)
    case 'system':
      return Object.assign(new Error(fault.message), { code: fault.code, syscall: fault.syscall })
    case 'inflating':
      return new Error(fault.message)
  }
}
