import { expect, it } from 'vitest'
import { DECISION_KINDS } from '#shared/domain/decisions/decision.ts'
import { frameMessages } from './messages.ts'

it('every kind of decision has a name for undo', () => {
  const names = Object.keys(frameMessages.kinds)
  expect(names.sort()).toEqual([...DECISION_KINDS, 'target.settings'].map((kind) => kind.replaceAll(/[.-]/g, '_')).sort())
})
