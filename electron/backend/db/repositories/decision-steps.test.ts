import { expect, it } from 'vitest'
import { withTemporaryProject } from '../testing/temporary-project.ts'
import { applyDecisions, goToStep } from './decision-repository.ts'
import { decisionSteps, stepChanges, undoState } from './decision-steps.ts'

const AT = '2026-03-02T09:00:00.000Z'
const namespaces = (...names: string[]) => names.map((namespace) => ({ kind: 'vm.namespace' as const, subject: `vm-${namespace}`, value: { namespace } }))

it('lists steps by pages, the newest first, and what each of them decided', async () => {
  await withTemporaryProject((project) => {
    expect(decisionSteps(project, { offset: 0, limit: 10 })).toEqual({ steps: [], total: 0 })
    for (const step of [namespaces('a'), namespaces('b', 'c', 'd'), namespaces('e')]) applyDecisions(project, step, AT)
    goToStep(project, 2)
    const steps = [
      { batch: 3, changes: 1, kind: 'vm.namespace', subject: 'vm-e', at: AT, isUndone: true },
      { batch: 2, changes: 3, kind: 'vm.namespace', subject: 'vm-b', at: AT, isUndone: false },
      { batch: 1, changes: 1, kind: 'vm.namespace', subject: 'vm-a', at: AT, isUndone: false },
    ]
    expect(decisionSteps(project, { offset: 0, limit: 10 })).toEqual({ steps, total: 3 })
    expect(decisionSteps(project, { offset: 1, limit: 1 })).toEqual({ steps: steps.slice(1, 2), total: 3 })
    expect(undoState(project)).toEqual({ undo: steps[1], redo: steps[0] })
    expect(stepChanges(project, { batch: 2, offset: 1, limit: 1 })).toEqual({ changes: [{ kind: 'vm.namespace', subject: 'vm-c', before: null, after: { namespace: 'c' } }], total: 3 })
    expect(stepChanges(project, { batch: 9, offset: 0, limit: 1 })).toEqual({ changes: [], total: 0 })
  })
})

it('refuses to go to a step that is there no more', async () => {
  await withTemporaryProject((project) => {
    for (const step of [namespaces('a'), namespaces('b')]) applyDecisions(project, step, AT)
    goToStep(project, 0)
    applyDecisions(project, namespaces('c'), AT)
    expect(() => goToStep(project, 2)).toThrow(expect.objectContaining({ code: 'not-found' }))
    expect(decisionSteps(project, { offset: 0, limit: 10 }).steps.map(({ batch, subject }) => [batch, subject])).toEqual([[1, 'vm-c']])
  })
})
