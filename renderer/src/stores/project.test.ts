import { flushPromises } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { useProject } from './project.ts'
import { type Answer, held, openStores, projectAt } from './testing/stub-host.ts'

it('does not take a late answer about the project before for the one that is open', async () => {
  const late = held()
  openStores({ 'project.info': () => late.answer, 'project.open': () => projectAt('/new') })
  const project = useProject()
  const loading = project.load()
  await project.open('/new')
  late.release(projectAt('/old'))
  await loading
  expect(project.info?.path).toBe('/new')
})

it('keeps the answer that was asked for last, and is loaded only with it', async () => {
  const [first, second] = [held(), held()]
  const waiting = [first, second]
  const info: Answer = () => waiting.shift()?.answer ?? projectAt('/none')
  openStores({ 'project.info': info })
  const project = useProject()
  let isFirstDone = false
  const loading = project.load().then(() => { isFirstDone = true })
  const newer = project.load()
  first.release(projectAt('/old'))
  await flushPromises()
  expect([isFirstDone, project.info]).toEqual([false, null])
  second.release(projectAt('/new'))
  await Promise.all([loading, newer])
  expect(project.info?.path).toBe('/new')
})

it('answers why a project was not closed, and goes on showing it', async () => {
  const refused = { ok: false, error: { code: 'conflict', message: 'An import is under way.', details: {} } } as const
  openStores({ 'project.info': () => projectAt('/a'), 'project.close': () => refused })
  const project = useProject()
  await project.load()
  expect(await project.close()).toEqual(refused)
  expect([project.info?.path, project.error]).toEqual(['/a', null])
})
