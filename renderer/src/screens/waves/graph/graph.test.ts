import { expect, it } from 'vitest'
import type { WaveGroup, WaveSchedule } from '../wave-schedule.ts'
import { pickGroups } from './pick-groups.ts'
import { placeGroups } from './place-groups.ts'

type Edge = WaveSchedule['edges'][number]
const after = (group: string, other: string): Edge => ({ kind: 'after', group, other, because: `${group} waits for ${other}` })
const group = (id: string, wave: number | null): WaveGroup => ({ id, name: id, vms: [id], window: null, wave, isPinned: false, capacityMib: 0, riskPoints: 0, ties: [] })
const chain = [after('b', 'a'), after('c', 'b'), after('d', 'c'), after('e', 'd'), after('y', 'x')]

it('all groups with an edge are drawn where they are few, and those around what is looked for', () => {
  expect([...pickGroups(chain, [], 100).ids].sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'x', 'y'])
  expect([...pickGroups(chain, ['a'], 100).ids].sort()).toEqual(['a', 'b', 'c'])
  expect([...pickGroups(chain, ['alone'], 100).ids]).toEqual(['alone'])
})

it('never more than wanted, with what is looked for among them', () => {
  const many = Array.from({ length: 3_000 }, (_, index) => after(`g${index}`, `g${index >> 1}x`))
  const { ids, tied } = pickGroups(many, ['g7'], 60)
  expect([ids.has('g7'), ids.size <= 60, tied]).toEqual([true, true, 4_500])
  expect(pickGroups(many, [], 60).ids.size).toBe(60)
})

it('stands in columns by waves, what has none last, without boxes over each other', () => {
  const groups = [group('c', null), group('b', 2), group('a', 1), group('b2', 2)]
  const { boxes, columns, edges } = placeGroups(groups, [after('b', 'a'), after('c', 'b2'), after('c', 'gone')])
  expect(columns.map(({ wave }) => wave)).toEqual([1, 2, null])
  expect(new Set(boxes.map(({ x, y }) => `${x} ${y}`)).size).toBe(4)
  expect(boxes.map(({ group: { id }, x }) => [id, x] as const).sort().map(([id]) => id)).toEqual(['a', 'b', 'b2', 'c'])
  expect(edges).toHaveLength(2)
})

it('a line over a column between runs where no column has a box', () => {
  const { boxes, edges } = placeGroups([group('a', 1), group('b', 2), group('c', 3)], [after('c', 'a')])
  const [, freeY = ''] = /L\d+ (\d+) /.exec(edges[0]?.d ?? '') ?? []
  expect(boxes.filter(({ y }) => Number(freeY) >= y && Number(freeY) <= y + 40)).toEqual([])
})
