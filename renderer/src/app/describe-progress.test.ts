import { expect, it } from 'vitest'
import { describeProgress } from './describe-progress.ts'

it.each([
  [{ phase: 'write', done: 3, total: 12 }, { percent: 25, rows: null }],
  [{ phase: 'write', done: 13, total: 12 }, { percent: 100, rows: null }],
  [{ phase: 'read', file: 'a.xlsx', sheet: 'vInfo', rows: 1200 }, { percent: null, rows: 1200 }],
  [{ done: 0, total: 0 }, { percent: null, rows: null }],
  [null, { percent: null, rows: null }],
  ['halfway', { percent: null, rows: null }],
])('%j shows as %j', (progress, shown) => {
  expect(describeProgress(progress)).toEqual(shown)
})
