import { expect, it } from 'vitest'
import { uniqueNames } from './unique-names.ts'

it('names rows apart by as little as it takes', () => {
  const rows = [
    { id: '1', name: 'Web', qualifiers: ['dvs-a', 'vc-1'] },
    { id: '2', name: 'Web', qualifiers: ['dvs-b', 'vc-1'] },
    { id: '3', name: 'Web', qualifiers: ['dvs-b', 'vc-2'] },
    { id: '4', name: 'Db', qualifiers: ['dvs-a', 'vc-1'] },
  ]
  expect([...uniqueNames(rows, ({ qualifiers }) => qualifiers)].sort()).toEqual([['1', 'Web, dvs-a'], ['2', 'Web, dvs-b, vc-1'], ['3', 'Web, dvs-b, vc-2'], ['4', 'Db']])
  expect(uniqueNames([], () => [])).toEqual(new Map())
})
