import { expect, it } from 'vitest'
import { PALETTES } from '#renderer/theme/palette.ts'
import type { GanttRow } from './gantt-rows.ts'
import { ganttPicture } from './gantt-picture.ts'
import { localDays } from './local-days.ts'

const at = (date: string): number => Date.parse(`${date}T22:00:00Z`)
const row = (label: string, date: string | null): GanttRow => ({
  id: label, label, isPinned: false, isLocked: false, vms: [], search: label,
  bars: date === null ? [] : [{ window: `sat/${date}`, startMs: at(date), endMs: at(date) + 28_800_000, share: { low: 0.25, high: 0.5 }, leadMs: 86_400_000, vms: 1, text: '1 VM <b>' }],
})
const picture = { title: 'Waves & more', rows: [row('Wave 1', '2026-03-07'), row('A name that is far too long to stand in its column', '2026-03-14'), row('nowhere', null)], marks: [], closed: [{ startMs: at('2026-03-09'), endMs: at('2026-03-11'), label: 'closed' }, { startMs: at('2027-03-09'), endMs: at('2027-03-11'), label: 'far away' }], days: localDays('UTC') }

it('holds every row, bars with their lead-in, and the closed days that lie within', () => {
  const { svg, height } = ganttPicture(picture, PALETTES.light)
  expect(svg.match(/fill-opacity="0.4"/g)).toHaveLength(2)
  expect(svg.match(/stroke-dasharray/g)).toHaveLength(2)
  expect(svg.match(new RegExp(`height="72" fill="${PALETTES.light.border}"`, 'g'))).toHaveLength(1)
  expect(svg).toContain('>A name that is far too long to …<')
  expect(height).toBe(174)
})

it('takes texts as texts, whatever they look like', () => {
  const { svg } = ganttPicture(picture, PALETTES.dark)
  expect(svg).toContain('Waves &amp; more')
  expect(svg).not.toContain('<b>')
})

it('is drawn where nothing has a window yet', () => {
  expect(ganttPicture({ ...picture, rows: [row('nowhere', null)] }, PALETTES.light).svg).not.toMatch(/NaN|Infinity/)
})
