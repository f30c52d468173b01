import { describe, expect, it } from 'vitest'
import { type ListedFile, listFiles, treeOf, treeRows } from './file-tree.ts'

const file = (path: string, change: ListedFile['change'] = 'same'): ListedFile => ({ path, bytes: 1, change })
const FILES = [file('10-cluster/a.yaml', 'changed'), file('40-waves/unscheduled/p/plan.yaml', 'added'), file('40-waves/unscheduled/q/plan.yaml'), file('README.md')]

describe('treeRows', () => {
  it('puts folders before files, and leaves out what is in closed ones', () => {
    expect(treeRows(treeOf(FILES), () => false).map(({ path }) => path)).toEqual(['10-cluster', '40-waves', 'README.md'])
    expect(treeRows(treeOf(FILES), (folder) => folder !== '40-waves/unscheduled/q').map(({ path, level }) => `${level} ${path}`)).toEqual([
      '1 10-cluster', '2 10-cluster/a.yaml', '1 40-waves', '2 40-waves/unscheduled', '3 40-waves/unscheduled/p', '4 40-waves/unscheduled/p/plan.yaml', '3 40-waves/unscheduled/q', '1 README.md',
    ])
  })

  it('counts siblings and what has changed below', () => {
    const rows = treeRows(treeOf(FILES), () => true)
    expect(rows.filter(({ level }) => level === 1).map(({ position, siblings, changedInside, isOpen }) => [position, siblings, changedInside, isOpen])).toEqual([[1, 3, 1, true], [2, 3, 1, true], [3, 3, 0, null]])
  })

  it('has no lines for no files', () => {
    expect(treeRows(treeOf([]), () => true)).toEqual([])
  })
})

it('lists removed files where they were', () => {
  const listed = listFiles({ files: [{ path: 'a', bytes: 1, change: 'same' }, { path: 'c', bytes: 2, change: 'added' }], removed: [{ path: 'b', bytes: 3 }] })
  expect(listed.map(({ path, change }) => [path, change])).toEqual([['a', 'same'], ['b', 'removed'], ['c', 'added']])
})
