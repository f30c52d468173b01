import { describe, expect, it } from 'vitest'
import { createKeptAnswers } from './kept-answers.ts'
import type { PlanBasis } from './plan-cache.ts'

const basis = (): PlanBasis => ({}) as PlanBasis // known by what it is, not by what it holds

function setUp(most: number) {
  const kept = createKeptAnswers<string>(most)
  const worked: unknown[] = []
  const ask = (of: PlanBasis, question: unknown) => kept.ask(of, question, () => {
    worked.push(question)
    return JSON.stringify(question)
  })
  return { kept, worked, ask }
}

describe('kept answers', () => {
  it('work out a question once for each state of the project', async () => {
    const { worked, ask } = setUp(2)
    const [one, other] = [basis(), basis()]
    expect([await ask(one, { cpu: 4 }), await ask(one, { cpu: 4 }), await ask(other, { cpu: 4 })]).toEqual(Array(3).fill('{"cpu":4}'))
    expect(worked).toHaveLength(2)
  })

  it('keep the newest', async () => {
    const { worked, ask } = setUp(2)
    const one = basis()
    for (const question of [1, 2, 1, 3, 1, 2]) await ask(one, question)
    expect(worked).toEqual([1, 2, 3, 2])
  })

  it('keep nothing of what failed', async () => {
    const { kept, ask } = setUp(2)
    const one = basis()
    await expect(kept.ask(one, 1, () => Promise.reject(new Error('cancelled')))).rejects.toThrow('cancelled')
    expect(await ask(one, 1)).toBe('1')
  })
})
