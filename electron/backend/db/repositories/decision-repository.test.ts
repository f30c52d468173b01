import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { openProject } from '../project-file.ts'
import { withTemporaryProject } from '../testing/temporary-project.ts'
import { applyDecisions, currentDecisions, currentTarget, goToStep, journal, redo, storeTarget, undo } from './decision-repository.ts'

const AT = '2026-03-02T09:00:00.000Z'

describe('the journal', () => {
  it('takes a decision, takes it back and does it again', async () => {
    await withTemporaryProject((project) => {
      applyDecisions(project, [{ kind: 'vm.namespace', subject: 'vm-1', value: { namespace: 'a' } }], AT)
      applyDecisions(project, [{ kind: 'vm.namespace', subject: 'vm-1', value: { namespace: 'b' } }], AT)
      expect(currentDecisions(project)['vm.namespace']).toEqual({ 'vm-1': { namespace: 'b' } })
      expect(undo(project)).toBe(2)
      expect(currentDecisions(project)['vm.namespace']).toEqual({ 'vm-1': { namespace: 'a' } })
      expect(redo(project)).toBe(2)
      expect(redo(project)).toBeNull()
      applyDecisions(project, [{ kind: 'vm.namespace', subject: 'vm-1', value: null }], AT)
      expect(currentDecisions(project)['vm.namespace']).toEqual({})
      expect(journal(project).map((entry) => [entry.batch, entry.old, entry.new, entry.isUndone])).toEqual([
        [1, null, { namespace: 'a' }, false],
        [2, { namespace: 'a' }, { namespace: 'b' }, false],
        [3, { namespace: 'b' }, null, false],
      ])
    })
  })

  it('does not replace what was decided since it was seen, and writes nothing of that step', async () => {
    await withTemporaryProject((project) => {
      const decide = (namespace: string | null, seen?: string | null) => applyDecisions(project, [
        { kind: 'vm.namespace', subject: 'vm-2', value: { namespace: 'beside' } },
        { kind: 'vm.namespace', subject: 'vm-1', value: namespace === null ? null : { namespace }, ...(seen === undefined ? {} : { seen: seen === null ? null : { namespace: seen } }) },
      ], AT)
      decide('a', null)
      decide('b', 'a')
      const length = journal(project).length
      for (const seen of ['a', null]) expect(() => decide('c', seen)).toThrow(expect.objectContaining({ code: 'conflict', details: expect.objectContaining({ reason: 'changed', theirs: 'namespace: b\n' }) as object }))
      expect(() => decide(null, 'a')).toThrow(expect.objectContaining({ code: 'conflict' }))
      expect(journal(project)).toHaveLength(length)
      undo(project)
      expect(() => decide('c', 'b')).toThrow(expect.objectContaining({ message: expect.stringContaining('taken back to what it had been before') as string }))
      expect(redo(project)).toBe(2)
      decide('c', 'b')
      decide('d')
      expect(currentDecisions(project)['vm.namespace']['vm-1']).toEqual({ namespace: 'd' })
    })
  })

  it('compares the target by what it says, whichever version wrote it', async () => {
    await withTemporaryProject((project) => {
      const [first, second] = [makeTarget({ name: 'First' }), makeTarget({ name: 'Second' })]
      storeTarget(project, first, AT, null)
      expect(() => storeTarget(project, second, AT, null)).toThrow(expect.objectContaining({ code: 'conflict' }))
      const { placement: _, ...older } = first
      project.database.prepare('UPDATE decision SET new_value = ?').run(JSON.stringify(older))
      storeTarget(project, second, AT, first)
      expect(currentTarget(project)?.name).toBe('Second')
    })
  })

  it('refuses a value that its kind does not want, and writes nothing of that step', async () => {
    await withTemporaryProject((project) => {
      const changes = [
        { kind: 'vm.namespace' as const, subject: 'vm-1', value: { namespace: 'fine' } },
        { kind: 'vm.namespace' as const, subject: 'vm-2', value: { namespace: 'Not Fine' } },
      ]
      expect(() => applyDecisions(project, changes, AT)).toThrow(expect.objectContaining({ code: 'invalid-input' }))
      expect(journal(project)).toEqual([])
    })
  })

  it('covers the target', async () => {
    await withTemporaryProject((project) => {
      expect(currentTarget(project)).toBeNull()
      storeTarget(project, makeTarget(), AT)
      storeTarget(project, makeTarget({ mtv: '2.10' }), AT)
      expect(currentTarget(project)?.mtv).toBe('2.10')
      undo(project)
      expect(currentTarget(project)?.mtv).toBe('2.12')
    })
  })

  it('equals a plain list of states for any sequence of steps, also after reopening', async () => {
    const step = fc.oneof(
      fc.record({ type: fc.constant('apply' as const), subject: fc.constantFrom('a', 'b', 'c'), name: fc.option(fc.constantFrom('x', 'y', 'z'), { nil: null }) }),
      fc.record({ type: fc.constant('undo' as const) }),
      fc.record({ type: fc.constant('redo' as const) }),
      fc.record({ type: fc.constant('go' as const), step: fc.nat({ max: 25 }) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        await withTemporaryProject((project) => {
          let states: Record<string, string>[] = [{}]
          let at = 0
          for (const entry of steps) {
            if (entry.type === 'undo') at = Math.max(0, undo(project) === null ? at : at - 1)
            else if (entry.type === 'go') {
              // Steps are counted from 1 without a gap: what is undone goes when something new is decided.
              const wanted = entry.step % states.length
              expect(goToStep(project, wanted)).toEqual({ undone: Math.max(0, at - wanted), redone: Math.max(0, wanted - at) })
              at = wanted
            } else if (entry.type === 'redo') at = redo(project) === null ? at : at + 1
            else {
              const next = { ...states[at] }
              if (entry.name === null) delete next[entry.subject]
              else next[entry.subject] = entry.name
              states = [...states.slice(0, at + 1), next]
              at += 1
              applyDecisions(project, [{ kind: 'vm.namespace', subject: entry.subject, value: entry.name === null ? null : { namespace: entry.name } }], AT)
            }
            const current = Object.fromEntries(Object.entries(currentDecisions(project)['vm.namespace']).map(([subject, value]) => [subject, value.namespace]))
            expect(current).toEqual(states[at])
          }
          const before = currentDecisions(project)
          project.close()
          const reopened = openProject(project.path, { create: false })
          expect(currentDecisions(reopened)).toEqual(before)
          reopened.close()
        })
      }),
      { numRuns: 30 },
    )
  })
})
