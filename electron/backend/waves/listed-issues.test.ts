import { expect, test } from 'vitest'
import type { SideRowInForce } from '#backend/db/repositories/side-repository.ts'
import { waveSettingsSchema } from '#shared/domain/waves/wave-settings.ts'
import { listedIssues } from './listed-issues.ts'

type Row = SideRowInForce<'application'>
const row = (vmName: string, cells: Partial<Row['row']>, state = 'joined'): Row => ({ vmId: state === 'joined' ? vmName : null, state, row: { vmName, vmMoref: null, vmInstanceUuid: null, wave: null, changeWindow: null, approval: null, ...cells } as Row['row'] }) // only what issues look at

test.each<[what: string, rows: readonly Row[], settings: object, expected: readonly (readonly [code: string, message: string])[]]>([
  ['nothing is said of waves', [row('a', {})], {}, []],
  ['a wave that no rule keeps', [row('b', { wave: '10' }), row('a', { wave: ' 2 ' })], {}, [['listed-wave-unused', '(2, 10) for 2 VMs']]],
  ['a wave whose rule nobody confirmed', [row('a', { wave: '2' })], { groups: { rules: [{ by: 'wave', isConfirmed: false }] } }, [['listed-wave-unused', '(2) for 1 VM,']]],
  ['a wave that a rule keeps', [row('a', { wave: '2' })], { groups: { rules: [{ by: 'wave', isConfirmed: true }] } }, []],
  ['a window that the calendar knows, and one that it does not', [row('a', { changeWindow: 'Sat' }), row('b', { changeWindow: 'Sun 2-4' })], { calendar: { windows: [{ kind: 'weekly', id: 's', day: 'saturday', start: '22:00', end: '06:00', scope: { groups: ['Sat'] } }] } }, [['listed-window-unused', '(Sun 2-4) for 1 VM that']]],
  ['approvals', [row('a', { approval: 'pending' })], {}, [['listed-approval-shown', '(pending)']]],
  ['VMs that no inventory has, and rows that come twice', [row('ghost', { wave: '1' }, 'unknown'), row('a', {}, 'duplicate')], {}, [['listed-unknown', 'no inventory has in the application list: ghost.'], ['listed-duplicate', 'listed twice in the application list: a.']]],
  ['more names than fit a sentence', ['f', 'b', 'c', 'd', 'e', 'a', 'g'].map((name) => row(name, {}, 'ambiguous')), {}, [['listed-ambiguous', 'a, b, c, d, e and 2 more']]],
])('%s', (_, rows, settings, expected) => {
  expect(listedIssues(rows, waveSettingsSchema.parse(settings))).toEqual(expected.map(([code, message]) => ({ code, message: expect.stringContaining(message) as string })))
})
