import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { finish, type Steps } from '#shared/domain/steps.ts'
import { createPartMemo, NOTHING_KEPT } from './part-memo.ts'
import { shareUnchanged } from './share-unchanged.ts'

const plain = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof({ depthSize: 'small', withCrossShrink: true }, fc.constantFrom<unknown>(null, undefined, 0, 1, -0, Number.NaN, 'a', 'b', true), fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(fc.constantFrom('a', 'b', '__proto__'), tie('value'), { noNullPrototype: true }), fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), tie('value')), { maxLength: 3 }).map((entries) => new Map(entries))),
})).value

describe('shareUnchanged', () => {
  it('equals the newer value, to the order of its keys', () => {
    fc.assert(fc.property(plain, plain, (older, newer) => {
      const shared = shareUnchanged<unknown>(older, newer)
      expect(shared).toStrictEqual(newer)
      expect(JSON.stringify(shared)).toBe(JSON.stringify(newer))
    }))
  })

  it('is the older value itself where both are equal', () => {
    fc.assert(fc.property(plain, (value) => {
      const copy: unknown = structuredCloneOf(value)
      expect(Object.is(shareUnchanged<unknown>(value, copy), value)).toBe(true)
    }))
  })

  it('keeps every part that did not change', () => {
    const older = { same: { deep: [1, { two: 2 }] }, other: [{ a: 1 }, { b: 2 }] }
    const shared = shareUnchanged(older, { same: { deep: [1, { two: 2 }] }, other: [{ a: 1 }, { b: 3 }] })
    expect([shared === older, shared.same === older.same, shared.other[0] === older.other[0], shared.other]).toEqual([false, true, true, [{ a: 1 }, { b: 3 }]])
  })
})

describe('a memo of parts', () => {
  it('computes a part again where an argument is another object, and only then', () => {
    let runs = 0
    const part = (list: readonly number[], factor: number): number => {
      runs += 1
      return list.length * factor
    }
    const memo = createPartMemo()
    const list = [1, 2]
    expect([memo.part(part, list, 2), memo.part(part, list, 2), runs]).toEqual([4, 4, 1])
    expect([memo.part(part, [1, 2], 2), memo.part(part, list, 3), runs]).toEqual([4, 6, 3])
    expect([NOTHING_KEPT.part(part, list, 3), NOTHING_KEPT.part(part, list, 3), runs]).toEqual([6, 6, 5])
  })

  it('keeps the values of a list by item, whoever left it or joined it, and the list itself where nothing changed', () => {
    const asked: string[] = []
    const label = (item: { readonly name: string }, mark: string): string => {
      asked.push(item.name)
      return item.name + mark
    }
    const memo = createPartMemo()
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => ({ name })) as [{ name: string }, { name: string }, { name: string }, { name: string }] // four names
    const three = [a, b, c]
    const marks = (of: Readonly<Record<string, string>>) => ({ name }: { readonly name: string }) => [of[name] ?? ''] as const
    const first = memo.list(label, three, marks({}))
    expect([memo.list(label, three, marks({})) === first, asked.splice(0).join('')]).toEqual([true, 'abc'])
    expect([memo.list(label, [a, c], marks({})), memo.list(label, [a, d, c], marks({ c: '!' })), memo.list(label, [c, d, a], marks({ c: '!' })), asked.join('')]).toEqual([['a', 'c'], ['a', 'd', 'c!'], ['c!', 'd', 'a'], 'dc'])
    expect(NOTHING_KEPT.list(label, three, marks({ b: '?' }))).toEqual(['a', 'b?', 'c'])
  })

  it('keeps one value for each item, and the same object for an equal shared value', () => {
    const memo = createPartMemo()
    const double = ({ size }: { readonly size: number }, factor: number): { readonly size: number } => ({ size: size * factor })
    const [one, two] = [{ size: 1 }, { size: 2 }]
    const kept = memo.each(double, one, 2)
    expect([memo.each(double, two, 2).size, memo.each(double, one, 2) === kept, memo.each(double, one, 3).size]).toEqual([4, true, 3])
    const listOf = (count: number): readonly number[] => [Math.min(count, 3)]
    const list = memo.shared(listOf, 5)
    expect([memo.shared(listOf, 6) === list, memo.shared(listOf, 1)]).toEqual([true, [1]])
  })

  it('keeps what work came to that stops now and then, whoever else asks in between', () => {
    let runs = 0
    function* counting(list: readonly number[]): Steps<{ readonly sum: number }> {
      runs += 1
      let sum = 0
      for (const item of list) {
        yield
        sum += item
      }
      return { sum }
    }
    const memo = createPartMemo()
    const [own, other] = [[1, 2, 3], [4]]
    const steps = memo.steps(counting, own)
    steps.next()
    const between = finish(memo.steps(counting, other))
    const kept = finish(steps)
    expect([kept, between]).toEqual([{ sum: 6 }, { sum: 4 }])
    // What ended last is what is kept.
    expect([finish(memo.steps(counting, own)) === kept, runs]).toEqual([true, 2])
    expect([finish(memo.steps(counting, other)), runs]).toEqual([{ sum: 4 }, 3])
    expect(finish(NOTHING_KEPT.steps(counting, own))).toEqual({ sum: 6 })
  })
})

/** A deep copy of plain data with maps in it. */
function structuredCloneOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(structuredCloneOf)
  if (value instanceof Map) return new Map([...(value as ReadonlyMap<unknown, unknown>)].map(([key, item]) => [key, structuredCloneOf(item)]))
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, structuredCloneOf(item)]))
  return value
}
