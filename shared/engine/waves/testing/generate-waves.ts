import { waveSettingsSchema } from '#shared/domain/waves/wave-settings.ts'
import type { WaveVm } from '#shared/domain/waves/wave-vm.ts'
import { seededRandom } from '../placement/seeded-random.ts'
import type { WaveInput } from '../placement/wave-input.ts'
import { waveDisk, waveVm } from './wave-vms.ts'

export interface GeneratedWaves {
  readonly vms: number
  readonly groups: number
  readonly windows: number
  readonly seed: number
  readonly settings?: object
}

const VMS_PER_HOST = 30
const VMS_PER_DATASTORE = 60
const VMS_PER_NETWORK = 40

/** An estate with groups of uneven sizes over hosts, datastores and networks, and Saturday nights to move it in. */
export function generateWaves({ vms: count, groups, windows, seed, settings = {} }: GeneratedWaves): WaveInput {
  const random = seededRandom(seed)
  const pick = (prefix: string, of: number): string => `${prefix}${String(random(Math.max(1, of)))}`
  const vms = Array.from({ length: count }, (_, index): WaveVm => {
    // Two draws make small groups common and large ones rare.
    const group = Math.min(random(groups), random(groups * 2))
    return waveVm(`vm-${String(index)}`, {
      moveGroup: index < groups ? `g${String(index)}` : `g${String(group)}`,
      hostId: pick('h', count / VMS_PER_HOST), site: 'DC1',
      disks: Array.from({ length: 1 + random(3) }, () => waveDisk(5 + random(random(10) === 0 ? 400 : 60), pick('d', count / VMS_PER_DATASTORE))),
      networkIds: [pick('n', count / VMS_PER_NETWORK)],
      vcpus: 1 + random(8), riskPoints: random(10), osFamily: random(2) === 0 ? 'windows' : 'linux', planName: `p-${String(Math.floor(index / 100))}`,
      type: random(5) === 0 ? 'warm' : 'cold', dailyChangeMib: random(2) === 0 ? null : random(20_000),
    })
  })
  const first = Date.UTC(2026, 0, 3)
  const latest = new Date(first + (windows - 1) * 7 * 86_400_000).toISOString().slice(0, 10)
  return {
    vms, plans: [...new Set(vms.map(({ planName }) => planName))].map((name) => ({ name, after: [] })), hardTies: [], today: '2026-01-01',
    settings: waveSettingsSchema.parse({ calendar: { timeZone: 'Europe/Berlin', latest }, ...settings }),
    landed: new Set(), pins: new Map(), lockedWindows: new Set(), previous: new Map(),
  }
}
