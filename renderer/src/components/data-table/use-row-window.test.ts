import { describe, expect, it } from 'vitest'
import { effectScope } from 'vue'
import type { Outcome } from '#shared/contract/api-types.ts'
import { MOST_QUERY_ROWS, type QueryConditions, type QueryRequest, type QueryResult } from '#shared/contract/inventory-query.ts'
import { readRows } from './read-rows.ts'
import { useRowWindow } from './use-row-window.ts'

const PAGE_ROWS = 100

interface Asked {
  readonly request: QueryRequest
  answer(matching: number): Promise<void>
  refuse(): Promise<void>
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

/** A window over a backend that answers when the test says so. */
function setUp() {
  const asked: Asked[] = []
  const wanted: { conditions: QueryConditions; columns: string[]; facet: string | null } = { conditions: {}, columns: ['name'], facet: null }
  const scope = effectScope()
  const rows = scope.run(() =>
    useRowWindow((request) => new Promise<Outcome<QueryResult>>((resolve) => {
      asked.push({
        request,
        answer: (matching) => {
          resolve({ ok: true, value: answerOf(request, matching) })
          return settle()
        },
        refuse: () => {
          resolve({ ok: false, error: { code: 'invalid-input', message: 'No.', details: {} } })
          return settle()
        },
      })
    }), () => wanted, (draw) => draw(), (ask) => ask()))
  if (rows === undefined) throw new Error('The scope was stopped already.')
  const at = (index: number): Asked => {
    const found = asked[index]
    if (found === undefined) throw new Error(`There was no call ${index}.`)
    return found
  }
  return { rows, wanted, asked, at, scope }
}

function answerOf({ offset, limit, where = '', facets = [] }: QueryRequest, matching: number): QueryResult {
  const rows = Array.from({ length: Math.max(0, Math.min(limit, matching - offset)) }, (_, index) => ({ name: `${where}${offset + index}` }))
  return { columns: [], total: 50_000, matching, rows, facets: facets.map((column) => ({ column, values: [], distinct: 0 })) }
}

describe('the window of rows', () => {
  it('drops an answer that a newer wish overtook, and asks once for the newest', async () => {
    const { rows, wanted, asked, at } = setUp()
    void rows.reload()
    for (const where of ['a', 'ab', 'abc']) {
      wanted.conditions = { where }
      void rows.reload()
    }
    expect(asked).toHaveLength(1)
    await at(0).answer(500)
    expect(rows.result.value).toBeNull()
    expect(asked.map(({ request }) => request.where)).toEqual([undefined, 'abc'])
    await at(1).answer(7)
    expect([rows.matching.value, rows.rowAt(6)?.['name'], rows.rowAt(7), rows.isLoading.value]).toEqual([7, 'abc6', null, false])
  })

  it('loads the pages that are seen, then those beside them, two at once, and forgets those that were passed', async () => {
    const { rows, asked, at } = setUp()
    void rows.reload()
    await at(0).answer(50_000)
    for (const first of [4_000, 9_000, 20_050]) rows.ensure(first, first + 40)
    expect(asked.slice(1).map(({ request }) => request.offset)).toEqual([4_000, 4_100])
    await at(1).answer(50_000)
    await at(2).answer(50_000)
    expect(asked.slice(3).map(({ request }) => request.offset)).toEqual([20_000, 20_100])
    await at(3).answer(50_000)
    expect(rows.rowAt(20_050)).toEqual({ name: '20050' })
    await at(4).answer(50_000)
    await at(5).answer(50_000)
    expect(asked.slice(5).map(({ request }) => request.offset)).toEqual([19_900])
    rows.ensure(20_050, 20_090)
    expect(asked).toHaveLength(6)
    // Who drags the bar past rows wants none beside them.
    rows.ensure(30_050, 30_090, true)
    await at(6).answer(50_000)
    expect(asked.slice(6).map(({ request }) => request.offset)).toEqual([30_000])
  })

  it('drops pages of the rows before, and keeps the place on loading again', async () => {
    const { rows, wanted, asked, at } = setUp()
    void rows.reload()
    await at(0).answer(50_000)
    rows.ensure(10_000, 10_020)
    wanted.conditions = { where: 'new ' }
    void rows.reload(10_000)
    expect(asked.at(-1)?.request.offset).toBe(10_000)
    await at(1).answer(50_000)
    expect(rows.rowAt(10_000)).toBeNull()
    await at(3).answer(20_000)
    expect([rows.rowAt(10_000), rows.rowAt(0)]).toEqual([{ name: 'new 10000' }, null])
  })

  it('counts the values of the column that is chosen from, with the rows or alone', async () => {
    const { rows, wanted, at } = setUp()
    void rows.reload()
    await at(0).answer(10)
    wanted.facet = 'cluster'
    void rows.loadFacet()
    expect(at(1).request).toMatchObject({ limit: 0, facets: ['cluster'] })
    await at(1).answer(10)
    expect(rows.facet.value?.column).toBe('cluster')
    void rows.reload()
    expect(at(2).request).toMatchObject({ limit: PAGE_ROWS, facets: ['cluster'] })
    await at(2).answer(10)
    wanted.facet = null
    void rows.loadFacet()
    expect(rows.facet.value).toBeNull()
  })

  it('tells what went wrong, and keeps what was there', async () => {
    const { rows, at, scope } = setUp()
    void rows.reload()
    await at(0).answer(10)
    void rows.reload()
    await at(1).refuse()
    expect([rows.error.value?.code, rows.rowAt(3)?.['name']]).toEqual(['invalid-input', '3'])
    void rows.reload()
    scope.stop()
    await at(2).answer(0)
    expect(rows.matching.value).toBe(10)
  })
})

describe('reading whole runs', () => {
  it('takes as few calls as it can, and tells how far it is', async () => {
    const asked: [number, number][] = []
    const progress: number[] = []
    const read = await readRows(
      (request) => {
        asked.push([request.offset, request.limit])
        return Promise.resolve({ ok: true, value: answerOf(request, 50_000) })
      },
      { conditions: {}, columns: ['name'], ranges: [[3, 3], [10, 10 + MOST_QUERY_ROWS]], signal: new AbortController().signal, onProgress: (done) => progress.push(done) },
    )
    expect(asked).toEqual([[3, 1], [10, MOST_QUERY_ROWS], [10 + MOST_QUERY_ROWS, 1]])
    expect(progress).toEqual([1, MOST_QUERY_ROWS + 1, MOST_QUERY_ROWS + 2])
    expect('rows' in read && [read.rows.length, read.rows[1], read.rows.at(-1)]).toEqual([MOST_QUERY_ROWS + 2, { name: '10' }, { name: String(10 + MOST_QUERY_ROWS) }])
  })
})
