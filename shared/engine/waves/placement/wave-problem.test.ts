import fc from 'fast-check'
import { expect, it } from 'vitest'
import { generateWaves } from '../testing/generate-waves.ts'
import type { WaveInput } from './wave-input.ts'
import { createWaveProblem } from './wave-problem.ts'

const VMS = 12

/** The same with a black-out of nobody, so that each group is held against each window. */
function heldOneByOne(input: WaveInput): WaveInput {
  const { settings } = input
  return { ...input, settings: { ...settings, calendar: { ...settings.calendar, blackouts: [...settings.calendar.blackouts, { from: '2026-01-01', to: '2026-12-31', reason: 'nobody', scope: { sites: ['nowhere'], groups: [] } }] } } }
}

it('says the same of groups that fit into all windows at once as when each is held against each window', () => {
  const limit = (most: number): fc.Arbitrary<number | undefined> => fc.option(fc.integer({ min: 1, max: most }), { nil: undefined })
  fc.assert(fc.property(fc.integer({ min: 1, max: 1_000 }), limit(4), limit(60), fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }), fc.constantFrom('none', 'pin', 'lock', 'refusal'), (seed, vms, vcpus, rampUp, hindrance) => {
    const generated = generateWaves({ vms: VMS, groups: 6, windows: 4, seed })
    const input: WaveInput = { ...generated, settings: { ...generated.settings, rampUp, limits: { ...generated.settings.limits, vms, vcpus } } }
    const window = createWaveProblem(input).windows[1]?.id ?? ''
    const [first] = input.vms
    const hindered: WaveInput = {
      ...input,
      vms: input.vms.map((vm) => (vm === first ? { ...vm, owner: 'Ida' } : vm)),
      pins: new Map(hindrance === 'pin' ? [[first?.id ?? '', window]] : []),
      lockedWindows: new Set(hindrance === 'lock' ? [window] : []),
      refusals: new Map(hindrance === 'refusal' ? [[window, new Set(['Ida'])]] : []),
    }
    expect(createWaveProblem(hindered).failures).toEqual(createWaveProblem(heldOneByOne(hindered)).failures)
  }))
})
