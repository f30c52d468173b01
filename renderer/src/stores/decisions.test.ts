import { flushPromises } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { useDecisions } from './decisions.ts'
import { useProject } from './project.ts'
import { held, ok, openStores, projectAt } from './testing/stub-host.ts'

const step = (batch: number) => ({ batch, changes: 1, kind: 'vm.namespace', subject: `vm-${batch}`, at: '2026-01-02T03:04:05.000Z', isUndone: false })

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2))

/** A journal of so many steps behind the stores. */
async function open(steps: number) {
  const journal = { done: steps }
  openStores({
    'project.info': () => projectAt('/a'),
    // Later than the answer about the project, as a server may be.
    'decisions.state': async () => soon().then(() => ok({ undo: journal.done === 0 ? null : step(journal.done), redo: null })),
    'decisions.undo': () => ok({ batch: journal.done === 0 ? null : journal.done-- }),
  })
  const decisions = useDecisions()
  await useProject().load()
  await flushPromises()
  await soon()
  await flushPromises()
  return { decisions, journal }
}

it('says of each of several quick steps what it took back', async () => {
  const { decisions } = await open(3)
  const done = await Promise.all([decisions.undo(), decisions.undo(), decisions.undo(), decisions.undo()])
  expect(done.map((outcome) => (outcome.ok ? outcome.value : null))).toEqual([
    { batch: 3, step: step(3) },
    { batch: 2, step: step(2) },
    { batch: 1, step: step(1) },
    { batch: null, step: null },
  ])
  expect(decisions.canUndo).toBe(false)
})

it('does not claim the step that was shown where another program changed the journal', async () => {
  const { decisions, journal } = await open(3)
  journal.done = 1
  expect(await decisions.undo()).toEqual(ok({ batch: 1, step: null }))
  expect(await decisions.undo()).toEqual(ok({ batch: null, step: null }))
})

it('offers no step of the project before', async () => {
  const late = held()
  let path = '/a'
  openStores({ 'project.info': () => projectAt(path), 'decisions.state': () => (path === '/a' ? ok({ undo: step(1), redo: null }) : late.answer) })
  const [project, decisions] = [useProject(), useDecisions()]
  await project.load()
  await flushPromises()
  expect(decisions.canUndo).toBe(true)
  path = '/b'
  await project.load()
  await flushPromises()
  expect(decisions.canUndo).toBe(false)
  late.release(ok({ undo: step(7), redo: null }))
  await flushPromises()
  expect(decisions.state.undo).toEqual(step(7))
})
