import type { PlanBasis } from './plan-cache.ts'

/** Answers that are kept for as long as nothing changes, the newest of them. `Basis`: an object that stays the very same as long. */
export interface KeptAnswers<Value, Basis extends object = PlanBasis> {
  /** The answer to a question of before, else what `work` comes to, which is kept where it succeeds. `question`: what was asked, plain data. */
  ask(basis: Basis, question: unknown, work: () => Promise<Value> | Value): Promise<Value>
}

/** An owned resource: it lives as long as its backend. Whatever changes is another basis (plan-cache.ts). */
export function createKeptAnswers<Value, Basis extends object = PlanBasis>(most: number): KeptAnswers<Value, Basis> {
  const kept = new WeakMap<Basis, Map<string, Value>>()
  return {
    ask: async (basis, question, work) => {
      const key = JSON.stringify(question)
      const answers = kept.get(basis) ?? new Map<string, Value>()
      kept.set(basis, answers)
      const known = answers.get(key)
      const value = known ?? (await work())
      // What was asked last goes last.
      answers.delete(key)
      answers.set(key, value)
      const [oldest] = answers.keys()
      if (answers.size > most && oldest !== undefined) answers.delete(oldest)
      return value
    },
  }
}
