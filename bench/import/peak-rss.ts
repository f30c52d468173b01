import { existsSync, readFileSync } from 'node:fs'
import process from 'node:process'

const KIB_PER_MIB = 1024
const OWN_STATUS = '/proc/self/status'

/**
 * The most memory that this process had resident, in MiB. On Linux from its own status: what getrusage says there begins
 * with what the process that started this one had, which may be more (proc(5), VmHWM; getrusage(2), ru_maxrss).
 */
export function peakRssMib(): number {
  const status = existsSync(OWN_STATUS) ? readFileSync(OWN_STATUS, 'utf8') : ''
  const own = /^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1]
  return (own === undefined ? process.resourceUsage().maxRSS : Number(own)) / KIB_PER_MIB
}
