// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { expect, it } from 'vitest'
import { createI18n } from 'vue-i18n'
import { createMemoryHistory, createRouter } from 'vue-router'
import { type Host, HOST } from '#renderer/api/host.ts'
import { frameMessages } from '#renderer/app/messages.ts'
import { useProject } from '#renderer/stores/project.ts'
import { type Answer, ok, projectAt } from '#renderer/stores/testing/stub-host.ts'
import { startMessages } from './messages.ts'
import StartScreen from './StartScreen.vue'

const refused: Answer = () => ({ ok: false, error: { code: 'conflict', message: 'An import is under way.', details: {} } })

async function openScreen(answers: Record<string, Answer>) {
  const host = { invoke: async (name: string, input: Record<string, unknown>) => answers[name]?.(input), capabilities: { choosePath: null } } as unknown as Host // what the screen asks for
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: StartScreen }] })
  await router.push('/')
  const pinia = createPinia()
  const i18n = createI18n({ legacy: false, locale: 'en', messages: { en: { start: startMessages, frame: frameMessages } } })
  const wrapper = mount(StartScreen, { global: { plugins: [pinia, i18n, router], provide: { [HOST as symbol]: host } } })
  const project = useProject(pinia)
  await project.load()
  await flushPromises()
  return { wrapper, project }
}

it('says what a project will be called where that is not what was typed', async () => {
  const { wrapper } = await openScreen({ 'project.info': () => projectAt('/a.portolan'), 'project.recent': () => ok([]) })
  const said = wrapper.get('#start-name-other')
  await wrapper.get('form input').setValue('ACME north')
  expect(said.text()).toBe('')
  await wrapper.get('form input').setValue('ACME "north"')
  expect(said.text()).toContain('“ACME _north_”')
})

it.each([
  ['Close the project', 'The project stays open'],
  ['Open', 'The project was not opened'],
  ['Open the sample estate', 'The sample estate was not opened'],
  ['Take off the list', 'The project stays on the list'],
])('says beside the project that "%s" was refused, and why', async (button, title) => {
  const answers: Record<string, Answer> = {
    'project.info': () => projectAt('/a.portolan'),
    'project.recent': () => ok([{ path: '/b.portolan', name: 'b', openedAt: '2026-01-01T00:00:00.000Z', isMissing: false }]),
    'project.close': refused,
    'project.open': refused,
    'project.create': refused,
    'project.forget': refused,
  }
  const { wrapper, project } = await openScreen(answers)
  await wrapper.findAll('button').find((found) => found.text() === button)?.trigger('click')
  await flushPromises()
  expect(wrapper.get('[role=alert]').text()).toBe(`${title}An import is under way.Dismiss`)
  expect([project.error, project.info?.path]).toEqual([null, '/a.portolan'])
})

it('offers to read a project that another program has', async () => {
  const held: Answer = () => ({ ok: false, error: { code: 'conflict', message: 'It is open in another Portolan.', details: { reason: 'held', path: '/b.portolan' } } })
  const opened: unknown[] = []
  const { wrapper, project } = await openScreen({
    'project.info': () => projectAt('/a.portolan'),
    'project.recent': () => ok([{ path: '/b.portolan', name: 'b', openedAt: '2026-01-01T00:00:00.000Z', isMissing: false }]),
    'project.open': (input) => (opened.push(input), input['access'] === 'read' ? projectAt('/b.portolan') : held(input)),
  })
  const press = async (button: string): Promise<void> => {
    await wrapper.findAll('button').find((found) => found.text() === button)?.trigger('click')
    await flushPromises()
  }
  await press('Open')
  await press('Open it read-only')
  expect(opened).toEqual([{ path: '/b.portolan', create: false, access: 'write' }, { path: '/b.portolan', create: false, access: 'read' }])
  expect(project.info?.path).toBe('/b.portolan')
})

it('offers the copy of a damaged project, and keeps the failure in sight until it is dismissed', async () => {
  const copy = '/b.backup-v10.portolan'
  const opened: unknown[] = []
  const { wrapper, project } = await openScreen({
    'project.info': () => projectAt('/a.portolan'),
    'project.recent': () => ok([{ path: '/b.portolan', name: 'b', openedAt: '2026-01-01T00:00:00.000Z', isMissing: false }]),
    'project.open': (input) => (opened.push(input['path']), input['path'] === copy ? projectAt(copy) : { ok: false, error: { code: 'unreadable-file', message: 'It is damaged.', details: { path: '/b.portolan', copy } } }),
  })
  const press = async (button: string): Promise<void> => {
    await wrapper.findAll('button').find((found) => found.text() === button)?.trigger('click')
    await flushPromises()
  }
  await press('Open')
  expect(wrapper.get('[role=alert]').text()).toContain('It is damaged.')
  await press('Dismiss')
  expect(wrapper.find('[role=alert]').exists()).toBe(false)
  await press('Open')
  await press('Open the copy')
  expect([opened, project.info?.path, wrapper.find('[role=alert]').exists()]).toEqual([['/b.portolan', '/b.portolan', copy], copy, false])
})
