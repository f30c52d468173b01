import { expect, it } from 'vitest'
import { isSameScenario } from './scenario-draft.ts'

it('scenarios are the same where they come to the same, and one that makes no sense is like none', () => {
  expect(isSameScenario({}, { cpuOvercommit: 4 })).toBe(true)
  expect(isSameScenario({}, { cpuOvercommit: 5 })).toBe(false)
  expect(isSameScenario({ cpuOvercommit: 0 }, { cpuOvercommit: 0 })).toBe(false)
})
