// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { NMessageProvider } from 'naive-ui'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, expect, it, vi } from 'vitest'
import { h } from 'vue'
import { createI18n } from 'vue-i18n'
import { type Host, HOST } from '#renderer/api/host.ts'
import { messages } from '#renderer/i18n/languages/en.ts'
import { useProject } from '#renderer/stores/project.ts'
import { projectAt } from '#renderer/stores/testing/stub-host.ts'
import { MAX_DECISIONS_TEXT_LENGTH } from '#shared/contract/decisions-api.ts'
import HistoryScreen from './HistoryScreen.vue'

const saved: { readonly text: Promise<string>; readonly name: string }[] = []
vi.mock('#renderer/api/save-blob.ts', () => ({ saveBlob: (blob: Blob, name: string) => saved.push({ text: blob.text(), name }) }))
afterEach(() => {
  saved.length = 0
  document.body.innerHTML = ''
})

/** The screen of a project without decisions, with what the two calls answer. */
async function open(answers: Record<string, unknown>) {
  const asked: [string, unknown][] = []
  const others: Record<string, unknown> = { 'decisions.steps': { steps: [], total: 0 }, 'decisions.state': { undo: null, redo: null } }
  const host = {
    invoke: (name: string, input: unknown) => {
      asked.push([name, input])
      if (name === 'project.info') return Promise.resolve(projectAt('/a'))
      return Promise.resolve(answers[name] ?? { ok: true, value: others[name] })
    },
  } as unknown as Host // what the screen asks for
  const pinia = createPinia()
  const i18n = createI18n({ legacy: false, locale: 'en', messages: { en: messages } })
  const wrapper = mount({ render: () => h(NMessageProvider, null, { default: () => h(HistoryScreen) }) }, { global: { plugins: [pinia, i18n], stubs: { RouterLink: true, SinceExport: true }, provide: { [HOST as symbol]: host } }, attachTo: document.body })
  setActivePinia(pinia)
  await useProject().load()
  await flushPromises()
  const take = async (file: File): Promise<void> => {
    const input = wrapper.get('input[type=file]')
    Object.defineProperty(input.element, 'files', { value: [file], configurable: true })
    await input.trigger('change')
    await vi.waitFor(() => expect(wrapper.find('[role=status] h2').exists()).toBe(true), { timeout: 30_000 })
  }
  const save = async (): Promise<void> => {
    await wrapper.findAll('button').find((button) => button.text() === 'Save decisions file')?.trigger('click')
    await flushPromises()
  }
  return { wrapper, save, take, takenTexts: () => asked.filter(([name]) => name === 'decisions.take').map(([, input]) => input), status: () => wrapper.get('[role=status]').text(), lines: () => wrapper.findAll('[role=status] li').map((line) => line.text()) }
}
const refusal = (message: string, details: object = {}) => ({ ok: false, error: { code: 'invalid-input', message, details } })

it('saves what is in force, and says what is not in the file', async () => {
  const { save, status, lines } = await open({ 'decisions.export': { ok: true, value: { text: 'apiVersion: portolan/v1\n', leftOut: [{ kind: 'vm.wave-outcome', count: 1200 }] } } })
  await save()
  expect(await Promise.all(saved.map(async ({ name, text }) => [name, await text]))).toEqual([['portolan.yaml', 'apiVersion: portolan/v1\n']])
  expect(status()).toContain('portolan.yaml was written')
  expect(lines()).toEqual(['outcome: 1,200'])
})

it('says why nothing was saved', async () => {
  const { save, status } = await open({ 'decisions.export': refusal('The project is gone.') })
  await save()
  expect(saved).toEqual([])
  expect(status()).toContain('The decisions file could not be writtenThe project is gone.')
})

it('takes a file over, lists what is not there, and forgets it when asked to', async () => {
  const unknownSubjects = Array.from({ length: 201 }, (_, index) => `vm gone-${index}: no such object`)
  const { wrapper, take, takenTexts, status, lines } = await open({ 'decisions.take': { ok: true, value: { applied: 2, unknownSubjects, target: 'nfs' } } })
  const generation = useProject().generation
  await take(new File(['apiVersion: portolan/v1\n'], 'ours.yaml'))
  expect(takenTexts()).toEqual([{ text: 'apiVersion: portolan/v1\n' }])
  expect(status()).toContain('ours.yaml was taken over2 decisions are in force. The target is nfs. Undo takes all of it back in one step. 201 objects of the file were not found')
  expect(lines()).toHaveLength(201)
  expect([lines()[0], lines().at(-1)]).toEqual(['vm gone-0: no such object', 'and 1 more'])
  expect(useProject().generation).toBeGreaterThan(generation)
  await wrapper.findAll('[role=status] button').at(-1)?.trigger('click')
  expect(status()).toBe('')
  expect(document.activeElement?.textContent.trim()).toBe('History')
})

it('lists the faults of a file with their lines, and changes nothing', async () => {
  const { take, status, lines } = await open({ 'decisions.take': refusal('The text is not a valid decisions file: line 2, vms: must be a list.', { faults: ['line 2, vms: must be a list', 'line 3, vm: is unknown'] }) })
  const generation = useProject().generation
  await take(new File(['vms: {}\n'], 'bad.yaml'))
  expect(status()).toContain('bad.yaml could not be taken over')
  expect(lines()).toEqual(['line 2, vms: must be a list', 'line 3, vm: is unknown'])
  expect(useProject().generation).toBe(generation)
})

it.each([
  ['is no text', new File([new Uint8Array([0xff, 0xfe, 0x00])], 'a.yaml'), 'The file is not text in UTF-8.'],
  ['is too large', new File(['x'.repeat(MAX_DECISIONS_TEXT_LENGTH + 1)], 'a.yaml'), 'use "portolan decisions import"'],
])('asks nothing of a file that %s', async (_, file, message) => {
  const { take, takenTexts, status } = await open({})
  await take(file)
  expect(status()).toContain(message)
  expect(takenTexts()).toEqual([])
})
