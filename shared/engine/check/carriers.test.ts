import { describe, expect, it } from 'vitest'
import { DECISION_KINDS } from '#shared/domain/decisions/decision.ts'
import { DECISION_CARRIERS } from './carriers.ts'
import { KIND_FIELDS } from './kind-fields.ts'

describe('carriers of decisions', () => {
  it('are one row for each kind of decision, and none for another', () => {
    expect(Object.keys(DECISION_CARRIERS).sort()).toEqual([...DECISION_KINDS].sort())
  })

  it('name fields that exist', () => {
    for (const { carrier, kind, field } of Object.values(DECISION_CARRIERS).flat()) {
      if (carrier === 'plan-field') expect(field).toBeDefined()
      if (field === undefined) continue
      expect(KIND_FIELDS.filter((entry) => entry.kind === kind).some((entry) => Object.hasOwn(entry.fields, field)), `${kind} ${field}`).toBe(true)
    }
  })
})
