import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { WaveVm } from '#shared/domain/waves/wave-vm.ts'
import { finish } from '#shared/domain/steps.ts'
import { createKeptRuns, FRESH_RUNS } from './kept-runs.ts'
import type { WaveInput } from './placement/wave-input.ts'
import { scheduleWaves } from './schedule-waves.ts'
import { generateWaves } from './testing/generate-waves.ts'
import { waveVm } from './testing/wave-vms.ts'
import { waveRatesSchema } from '#shared/domain/waves/wave-rates.ts'

/** What happens to a project between two looks at its waves; VMs that nothing happened to stay the very same objects. */
const CHANGES: Readonly<Record<string, (input: WaveInput, which: number) => WaveInput>> = {
  'a VM is moved': (input, which) => {
    const [id, windows] = [`vm-${String(which % input.vms.length)}`, [...new Set(input.previous.values())]]
    return { ...input, previous: new Map([...input.previous, [id, windows[which % Math.max(1, windows.length)] ?? '']]) }
  },
  'a VM gets another plan': (input, which) => changed(input, which, (vm) => ({ ...vm, planName: 'p-0' })),
  'a VM gets another disk': (input, which) => changed(input, which, (vm) => ({ ...vm, disks: [...vm.disks, ...vm.disks] })),
  'a VM becomes warm': (input, which) => changed(input, which, (vm) => ({ ...vm, type: 'warm' })),
  'the plans are in another order': (input) => ({ ...input, plans: [...input.plans].reverse() }),
  'a plan waits for another': (input) => ({ ...input, plans: input.plans.map((plan, place) => (place === 1 ? { ...plan, after: ['p-0'] } : plan)) }),
  'there are other teams': (input, which) => ({ ...input, settings: { ...input.settings, teams: 1 + (which % 5) } }),
  'rates are others': (input, which) => ({ ...input, settings: { ...input.settings, rates: { ...input.settings.rates, inFlight: 1 + (which % 3) } } }),
  'a VM has landed': (input, which) => ({ ...input, vms: input.vms.filter((_, index) => index !== which % input.vms.length || input.vms.length === 1) }),
}

function changed(input: WaveInput, which: number, change: (vm: WaveVm) => WaveVm): WaveInput {
  return { ...input, vms: input.vms.map((vm, index) => (index === which % input.vms.length ? change(vm) : vm)) }
}

it('what is kept of simulations is what they would answer anew, whatever changed in between', () => {
  fc.assert(fc.property(fc.nat(10_000), fc.integer({ min: 1, max: 40 }), fc.array(fc.tuple(fc.constantFrom(...Object.keys(CHANGES)), fc.nat(100)), { maxLength: 6 }), (seed, vms, changes) => {
    const runs = createKeptRuns()
    const made = generateWaves({ vms, groups: Math.ceil(vms / 2), windows: 8, seed, settings: { limits: { vms: 12 }, searchSteps: 0 } })
    // Plans of a few VMs each, so that several are in a wave.
    let input: WaveInput = { ...made, vms: made.vms.map((vm, index) => ({ ...vm, planName: `p-${String(index % 4)}` })), plans: [0, 1, 2, 3].map((plan) => ({ name: `p-${String(plan)}`, after: [] })) }
    for (const [name, which] of [['', 0], ...changes] as const) {
      input = CHANGES[name]?.(input, which) ?? input
      const schedule = scheduleWaves(input, runs)
      expect(schedule).toEqual(scheduleWaves(input))
      input = { ...input, previous: new Map(schedule.waves.flatMap(({ window, vmIds }) => vmIds.map((id) => [id, window.id] as const))) }
    }
  }), { numRuns: 6 })
})

it('simulates a wave once, and again where one VM of it is another', () => {
  const runs = createKeptRuns()
  const vms = ['a', 'b', 'c'].map((id) => waveVm(id))
  const options = { plans: [{ name: 'p-cold-001', after: [] }], rates: waveRatesSchema.parse({}), teams: 4 }
  const first = finish(runs.run(vms, 'best', options))
  // Settings and lists that are read anew are equal, not the same; VMs are the same.
  expect(finish(runs.run([...vms], 'best', { ...options, plans: [...options.plans, { name: 'other', after: [] }], rates: structuredClone(options.rates) }))).toBe(first)
  const larger = vms.map((vm) => (vm.id === 'b' ? { ...vm, disks: [...vm.disks, ...vm.disks] } : vm))
  expect(finish(runs.run(larger, 'best', options)).seconds).toBeGreaterThan(first.seconds)
  expect(finish(runs.run(vms, 'cautious', options))).toEqual(finish(FRESH_RUNS.run(vms, 'cautious', options)))
})
