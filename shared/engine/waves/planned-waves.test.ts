import { expect, it, test } from 'vitest'
import { NO_DECISIONS, type Decisions } from '#shared/domain/decisions/decision.ts'
import { waveSettingsSchema } from '#shared/domain/waves/wave-settings.ts'
import { plannedWaves } from './planned-waves.ts'

const SCHEDULE: Partial<Decisions> = {
  'waves.settings': { waves: waveSettingsSchema.parse({ calendar: { timeZone: 'Europe/Lisbon', earliest: '2026-03-10' } }) },
  'waves.schedule': { waves: { today: '2026-03-02', windows: { 'saturday-night/2026-03-28': ['b'], 'saturday-night/2026-03-07': ['a', 'c'], 'gone/2026-03-09': ['d'] } } },
}

function waves(more: Partial<Decisions>): Record<string, string> {
  const all = { ...NO_DECISIONS, ...SCHEDULE, ...more }
  const planned = plannedWaves(all['waves.schedule'], all['vm.wave'], all['vm.wave-outcome'], all['waves.settings'])
  return Object.fromEntries([...planned].map(([id, { number, windowId }]) => [id, `${String(number)} ${windowId}`]))
}

test.each<[what: string, more: Partial<Decisions>, expected: Record<string, string>]>([
  ['by start, past ones too; a window that is gone is none', {}, { a: '1 saturday-night/2026-03-07', c: '1 saturday-night/2026-03-07', b: '2 saturday-night/2026-03-28' }],
  ['who was moved is where he was moved to', { 'vm.wave': { c: { window: 'saturday-night/2026-03-14' } } }, { a: '1 saturday-night/2026-03-07', c: '2 saturday-night/2026-03-14', b: '3 saturday-night/2026-03-28' }],
  ['who failed there is there no more, who landed stays', { 'vm.wave-outcome': { a: { outcome: 'done', window: 'saturday-night/2026-03-07' }, c: { outcome: 'failed', window: 'saturday-night/2026-03-07' } } }, { a: '1 saturday-night/2026-03-07', b: '2 saturday-night/2026-03-28' }],
  ['nothing was planned', { 'waves.schedule': {} }, {}],
])('%s', (_, more, expected) => {
  expect(waves(more)).toEqual(expected)
})

it('says the window in instants, with the hours of the clock', () => {
  const all = { ...NO_DECISIONS, ...SCHEDULE }
  // In the night to 29 March the clock goes forward: seven hours.
  expect(plannedWaves(all['waves.schedule'], {}, {}, all['waves.settings']).get('b')).toMatchObject({ start: '2026-03-28T22:00:00.000Z', end: '2026-03-29T05:00:00.000Z' })
})
