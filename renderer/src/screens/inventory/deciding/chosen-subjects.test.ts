import { describe, expect, test } from 'vitest'
import { chooseMapped, chooseMoved } from './chosen-subjects.ts'

const SAME = (why: string): string => why
const MAPPED = [
  { id: 'used', isNeeded: true, decision: null },
  { id: 'decided', isNeeded: true, decision: { storageClass: 'fast' } },
  { id: 'unused', isNeeded: false, decision: null },
  { id: 'left', isNeeded: false, decision: { storageClass: 'old' } },
]
const ROWS = [...MAPPED.map(({ id }) => ({ id, name: id.toUpperCase() })), { id: 'new', name: 'NEW' }]

describe('the selected rows', () => {
  test.each([
    ['decide for what VMs use, and for what is decided already', false, { used: null, decided: { storageClass: 'fast' }, left: { storageClass: 'old' } }, { unused: 'unused', new: 'unknown' }],
    ['are given back where something is decided', true, { decided: { storageClass: 'fast' }, left: { storageClass: 'old' } }, { used: 'undecided', unused: 'undecided', new: 'unknown' }],
  ] as const)('of datastores and networks %s', (_what, isTakingBack, subjects, skipped) => {
    const chosen = chooseMapped(ROWS, MAPPED, isTakingBack, SAME)
    expect(Object.fromEntries(chosen.subjects.map(({ id, decision }) => [id, decision]))).toEqual(subjects)
    expect(Object.fromEntries(chosen.skipped.map(({ id, same }) => [id, same]))).toEqual(skipped)
    // Nothing that was chosen is passed over.
    expect(chosen.subjects.length + chosen.skipped.length).toBe(ROWS.length)
    expect(chosen.skipped[0]?.name).toBe(chosen.skipped[0]?.id.toUpperCase())
  })

  test('of VMs are those that take part; what is unknown does not', () => {
    const rows = [
      { id: 'in', name: 'in', isTemplate: false, included: true },
      { id: 'out', name: 'out', isTemplate: false, included: false },
      { id: 'golden', name: 'golden', isTemplate: true, included: null },
      { id: 'odd', name: 'odd', isTemplate: null, included: null },
    ]
    const chosen = chooseMoved(rows, SAME)
    expect(chosen.subjects).toEqual([{ id: 'in' }])
    expect(chosen.skipped.map(({ id, same }) => [id, same])).toEqual([['out', 'leftOut'], ['golden', 'template'], ['odd', 'leftOut']])
  })
})
