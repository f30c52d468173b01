// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { NMessageProvider } from 'naive-ui'
import { createPinia } from 'pinia'
import { expect, it } from 'vitest'
import { defineComponent, h } from 'vue'
import { createI18n } from 'vue-i18n'
import { createMemoryHistory, createRouter } from 'vue-router'
import { SCREENS } from './screens.ts'
import { frameMessages } from './messages.ts'
import { frameMessages as germanFrameMessages } from './messages.de.ts'
import OpenFailure from './OpenFailure.vue'
import { useWishes } from './use-wishes.ts'
import { type Host, HOST } from '#renderer/api/host.ts'
import { importMessages } from '#renderer/screens/import/messages.ts'
import { startMessages } from '#renderer/screens/start/messages.ts'
import { useProject } from '#renderer/stores/project.ts'
import { type Answer, ok, projectAt } from '#renderer/stores/testing/stub-host.ts'
import { APP_STEPS, type AppWish } from '#shared/contract/app-wishes.ts'

it('the menus of the window lead to the steps of the pages, by their names', () => {
  const steps = SCREENS.flatMap(({ step, route }) => {
    const name = route.name === 'hand-over' ? 'handOver' : (route.name as 'size') // every step has a label by its name
    return step === undefined ? [] : [{ path: step.path, labels: { en: frameMessages.steps[name], de: germanFrameMessages.steps[name] } }]
  })
  expect(APP_STEPS).toEqual(steps)
})

it('opens a project that the window was asked for, and shows it', async () => {
  const app = await open({ 'project.open': () => projectAt('/p/a.portolan') })
  await app.wish({ kind: 'open-project', path: '/p/a.portolan' })
  expect([app.calls.at(-1), app.path()]).toEqual([['project.open', { path: '/p/a.portolan', create: false, access: 'write' }], '/inventory/vms'])
})

it('keeps in sight why a project was not opened, on whatever page, until it is dismissed', async () => {
  const app = await open({ 'project.open': () => ({ ok: false, error: { code: 'io', message: 'It is gone.', details: {} } }) })
  await app.wish({ kind: 'go', path: '/size' })
  await app.wish({ kind: 'open-project', path: '/p/a.portolan' })
  expect([app.path(), app.alert()]).toEqual(['/size', 'The project was not openedIt is gone.Dismiss'])
  await app.press('Dismiss')
  expect(app.alert()).toBeNull()
})

it.each([
  ['Open it read-only', { code: 'conflict', details: { reason: 'held', path: '/p/a.portolan' } }, { path: '/p/a.portolan', create: false, access: 'read' }],
  ['Open the copy', { code: 'unreadable-file', details: { path: '/p/a.portolan', copy: '/p/a.backup-v10.portolan' } }, { path: '/p/a.backup-v10.portolan', create: false, access: 'write' }],
] as const)('offers "%s" where that helps, and shows what was opened', async (button, { code, details }, asked) => {
  const answers: Record<string, Answer> = { 'project.open': () => ({ ok: false, error: { code, message: 'It cannot be opened.', details } }) }
  const app = await open(answers)
  window.dispatchEvent(dropOf([new File(['x'], 'a.portolan')]))
  await flushPromises()
  // Tried again in vain, it says so still.
  await app.press(button)
  expect(app.alert()).toContain('It cannot be opened.')
  answers['project.open'] = () => projectAt('/p/b.portolan')
  await app.press(button)
  expect([app.calls.at(-1), app.path(), app.alert()]).toEqual([['project.open', asked], '/inventory/vms', null])
})

it('keeps in sight why the project was not closed', async () => {
  const app = await open({ 'project.close': () => ({ ok: false, error: { code: 'conflict', message: 'An import is under way.', details: {} } }) })
  await app.wish({ kind: 'close-project' })
  expect(app.alert()).toBe('The project stays openAn import is under way.Dismiss')
})

it('imports into the project that is open, and into none', async () => {
  const app = await open({ 'project.open': () => projectAt('/p/a.portolan'), 'inventory.import': () => ok({ snapshots: [], counts: { vms: 0, templates: 0 } }) })
  await app.wish({ kind: 'import', paths: ['/i/a.xlsx'] })
  expect(app.said()).toContain(frameMessages.drop.noProject)
  await app.wish({ kind: 'open-project', path: '/p/a.portolan' })
  await app.wish({ kind: 'import', paths: ['/i/a.xlsx', '/i/b.xlsx'] })
  expect(app.path()).toBe('/import')
  expect(app.calls).toContainEqual(['inventory.import', { files: ['/i/a.xlsx', '/i/b.xlsx'] }])
})

it('goes where a menu leads, and closes the project', async () => {
  const app = await open({ 'project.open': () => projectAt('/p/a.portolan'), 'project.close': () => ok({}) })
  await app.wish({ kind: 'go', path: '/size' })
  expect(app.path()).toBe('/size')
  await app.wish({ kind: 'close-project' })
  expect([app.path(), app.project.info]).toEqual(['/', null])
})

it('opens a project file that is dropped anywhere, and lets no file replace the page', async () => {
  const app = await open({ 'project.open': () => projectAt('/sent/a.portolan') })
  const event = dropOf([new File(['x'], 'a.portolan')])
  window.dispatchEvent(event)
  await flushPromises()
  expect([event.defaultPrevented, app.calls.at(-1)]).toEqual([true, ['project.open', { path: '/sent/a.portolan', create: false, access: 'write' }]])
})

it('leaves alone what a part of the page took, and what is no file', async () => {
  const app = await open({})
  const taken = dropOf([new File(['x'], 'a.portolan')])
  taken.preventDefault()
  window.dispatchEvent(taken)
  const text = dropOf([])
  window.dispatchEvent(text)
  await flushPromises()
  expect([text.defaultPrevented, app.calls.filter(([name]) => name === 'project.open')]).toEqual([false, []])
})

async function open(answers: Record<string, Answer>) {
  const calls: [string, unknown][] = []
  let heed: (wish: AppWish) => void = () => undefined
  const host = {
    invoke: async (name: string, input: Record<string, unknown>) => {
      calls.push([name, input])
      return (await answers[name]?.(input)) ?? { ok: false, error: { code: 'not-found', message: name, details: {} } }
    },
    upload: (file: File) => Promise.resolve(ok({ path: `/sent/${file.name}`, name: file.name, bytes: 1 })),
    capabilities: { onWish: (listener: typeof heed) => void (heed = listener) },
  } as unknown as Host // what is asked of it here
  const router = createRouter({ history: createMemoryHistory(), routes: ['/', '/import', '/size', '/inventory/vms'].map((path) => ({ path, component: { render: () => null } })) })
  await router.push('/')
  const pinia = createPinia()
  const i18n = createI18n({ legacy: false, locale: 'en', messages: { en: { frame: frameMessages, import: importMessages, start: startMessages } } })
  const Listener = defineComponent({ setup: () => (useWishes(), () => h(OpenFailure)) })
  const wrapper = mount(() => h(NMessageProvider, null, () => h(Listener)), { attachTo: document.body, global: { plugins: [pinia, i18n, router], provide: { [HOST as symbol]: host } } })
  return {
    calls,
    project: useProject(pinia),
    path: () => router.currentRoute.value.path,
    said: () => document.body.textContent,
    alert: () => wrapper.findAll('section[role=alert]').at(0)?.text() ?? null,
    press: async (label: string) => {
      await wrapper.findAll('button').find((button) => button.text() === label)?.trigger('click')
      await flushPromises()
    },
    wish: async (wish: AppWish) => {
      heed(wish)
      await flushPromises()
    },
  }
}

function dropOf(files: readonly File[]): Event {
  return Object.assign(new Event('drop', { cancelable: true }), { dataTransfer: { types: files.length === 0 ? ['text/plain'] : ['Files'], files } })
}
