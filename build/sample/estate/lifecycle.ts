import { randomStream } from '../random.ts'
import { EPOCH_SERIAL, roundSerial } from '../serial-date.ts'
import type { Guest } from './guest.ts'
import type { Placement } from './placement.ts'
import { PURPOSE } from './purpose.ts'
import type { Vm } from './vm-types.ts'

const SECONDS_PER_DAY = 86_400
const OLDEST_DAYS = 2500
const UPTIME_DAYS = 220

/** Draws when a VM was made, changed and started, as serials before the export. */
export function lifecycleOf(
  placement: Placement, guest: Guest, exportedAt: number,
): Pick<Vm, 'createdAt' | 'poweredOnAt' | 'changedAt'> {
  const random = randomStream(placement.seed, PURPOSE.devices, placement.vcenter.index, placement.index, 2)
  const before = (days: number) => roundSerial(exportedAt - random.integer(3600, days * SECONDS_PER_DAY) / SECONDS_PER_DAY)
  return {
    // VMs from before vSphere 6.7 have no creation date; it is written as 1970-01-01.
    createdAt: random.chance(0.33) ? EPOCH_SERIAL : before(OLDEST_DAYS),
    changedAt: before(UPTIME_DAYS * 2),
    poweredOnAt: guest.powerState === 'poweredOn' ? before(UPTIME_DAYS) : null,
  }
}
