import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WaveVm } from '#shared/domain/waves/wave-vm.ts'
import { checkSchedule, type ScheduleToCheck } from '../check-schedule.ts'
import { scheduleWaves } from '../schedule-waves.ts'
import { generateWaves } from '../testing/generate-waves.ts'
import { lowerBound } from './lower-bound.ts'
import type { WaveInput } from './wave-input.ts'
import { createWaveProblem } from './wave-problem.ts'

const vmIdsOf = fc.integer({ min: 0, max: 29 }).map((index) => `vm-${String(index)}`)
const NIGHT = { kind: 'weekly', start: '22:00', everyWeeks: 1 }
/** One calendar for all, and one whose nights are of unequal length and for sites. */
const CALENDARS = [{}, { windows: [
  { ...NIGHT, id: 'both', day: 'saturday', end: '02:00' },
  { ...NIGHT, id: 'one', day: 'sunday', end: '06:00', scope: { sites: ['DC1'] } },
  { ...NIGHT, id: 'two', day: 'monday', end: '04:00', scope: { sites: ['DC2'] } },
] }]

const settingsOf = fc.record({
  calendar: fc.constantFrom(...CALENDARS),
  limits: fc.constantFrom({}, { vms: 8 }, { vms: 20 }, { tib: 2 }, { vcpus: 60 }, { riskPoints: 50 }),
  rampUp: fc.constantFrom([], [2, 5, 10]), teams: fc.constantFrom(1, 4, 20),
  rates: fc.constantFrom({}, { inFlight: 2 }, { conversionSeconds: { best: 1_800, cautious: 3_600 }, inFlight: 1 }, { cold: { host: { best: 40, cautious: 20 } } }),
  groups: fc.record({
    apart: fc.array(fc.uniqueArray(vmIdsOf, { minLength: 2, maxLength: 4 }).map((vms) => ({ vms })), { maxLength: 3 }),
    dependencies: fc.array(fc.record({ vm: vmIdsOf, after: fc.array(vmIdsOf, { minLength: 1, maxLength: 2 }) }), { maxLength: 4 }),
  }),
})
const drawn = fc.record({ seed: fc.nat(10_000), vms: fc.constantFrom(6, 20, 52), windows: fc.integer({ min: 1, max: 8 }), pinned: fc.array(fc.tuple(fc.nat(5), fc.nat(7)), { maxLength: 3 }), settings: settingsOf })

function inputOf({ seed, vms, windows, pinned, settings }: typeof drawn extends fc.Arbitrary<infer Drawn> ? Drawn : never): WaveInput {
  const latest = new Date(Date.UTC(2026, 0, 3 + (windows - 1) * 7)).toISOString().slice(0, 10)
  const input = generateWaves({ vms, groups: Math.ceil(vms / 3), windows, seed, settings: { searchSteps: 0, ...settings, calendar: { timeZone: 'Europe/Berlin', latest, ...settings.calendar } } })
  const sited = input.vms.map((vm): WaveVm => ({ ...vm, site: (vm.moveGroup ?? '').endsWith('1') ? 'DC2' : 'DC1' }))
  const { windows: all } = createWaveProblem(input)
  const pins = new Map(pinned.flatMap(([vm, window]) => (all[window] === undefined ? [] : [[`vm-${String(vm)}`, all[window].id] as const])))
  return { ...input, vms: sited, pins }
}

/** Packs groups, in an order of their own, into the first window in which the checker finds nothing broken: no counted room. Pilots alone where they go first. */
function packByChecker(input: WaveInput, seed: number, arePilotsFirst = false): { readonly scheduled: readonly number[]; readonly waves: number } {
  const { groups, windows, pilots, fixedWindow } = createWaveProblem(input)
  const bindsPilots = (group: number): boolean => fixedWindow[group] === -1
  const isPilot = (group: number): boolean => arePilotsFirst && pilots.has(group) && bindsPilots(group)
  const ofPilots = new Set<string>()
  const waves = new Map<string, string[]>()
  const scheduled: number[] = []
  const left = new Set(input.vms.map(({ id }) => id))
  const order = [...groups.keys()].sort((one, other) => Number(isPilot(other)) - Number(isPilot(one)) || ((one * 7_919 + seed) % 101) - ((other * 7_919 + seed) % 101) || one - other)
  for (const group of order) {
    const vmIds = groups[group]?.vmIds ?? []
    const window = windows.find(({ id }) => {
      if (ofPilots.has(id) && !isPilot(group) && bindsPilots(group)) return false
      const rest = new Set([...left].filter((vm) => !vmIds.includes(vm)))
      const toCheck: ScheduleToCheck = { waves: [...new Map([...waves, [id, [...(waves.get(id) ?? []), ...vmIds]]])].map(([windowId, own]) => ({ windowId, vmIds: own })), unscheduled: [...rest] }
      return checkSchedule(input, toCheck).length === 0
    })
    if (window === undefined) continue
    waves.set(window.id, [...(waves.get(window.id) ?? []), ...vmIds])
    for (const id of vmIds) left.delete(id)
    if (isPilot(group)) ofPilots.add(window.id)
    scheduled.push(group)
  }
  return { scheduled, waves: waves.size }
}

describe('the lower bound', () => {
  it('is never above the waves of a schedule that the checker accepts', () => {
    fc.assert(fc.property(drawn, (one) => {
      const input = inputOf(one)
      const { scheduled, waves } = packByChecker(input, one.seed)
      expect(lowerBound(createWaveProblem(input), scheduled).waves).toBeLessThanOrEqual(waves)
    }), { numRuns: 8 })
  })

  it('nor above those of one in which pilots have waves of their own', () => {
    fc.assert(fc.property(drawn, (one) => {
      const input = inputOf({ ...one, vms: 52 })
      const { scheduled, waves } = packByChecker(input, one.seed, true)
      expect(lowerBound(createWaveProblem(input), scheduled, true).waves).toBeLessThanOrEqual(waves)
    }), { numRuns: 4 })
  })

  it('counts pilots like all others, since an older schedule may have others in their window', () => {
    const input = generateWaves({ vms: 140, groups: 60, windows: 20, seed: 3, settings: { limits: { vms: 20 }, teams: 20, searchSteps: 0 } })
    // The schedule of a project that wanted no pilots, looked at again once it wants them.
    const before = scheduleWaves({ ...input, settings: { ...input.settings, isPilotFirst: false } })
    const previous = new Map(before.waves.flatMap(({ window, vmIds }) => vmIds.map((id) => [id, window.id] as const)))
    const again = scheduleWaves({ ...input, previous })
    expect([before.waves.length, again.waves.length, again.lowerBound]).toEqual([7, 7, { waves: 7, because: 'the limit of VMs' }])
    const anew = scheduleWaves(input)
    expect([anew.waves.length, anew.lowerBound]).toEqual([8, { waves: 8, because: 'the limit of VMs, and pilots that go first' }])
  })

  it('counts a conversion once where a VM keeps its place until it is created', () => {
    // One place on one host: 103 s of copy and 4,000 s of conversion for each of six, then a check: 24,918 of 27,000 s.
    const input = generateWaves({ vms: 6, groups: 6, windows: 3, seed: 1, settings: { rates: { inFlight: 1, conversionSeconds: { best: 4_000, cautious: 4_000 } }, teams: 20, searchSteps: 0 } })
    const vms = input.vms.map((vm) => ({ ...vm, hostId: 'h', type: 'cold' as const, disks: [{ datastoreId: 'd', capacityMib: 10_000, copyMib: 10_000 }] }))
    const schedule = scheduleWaves({ ...input, vms })
    expect([schedule.waves.length, schedule.lowerBound.waves, schedule.unscheduled]).toEqual([1, 1, []])
  })
})
