// @vitest-environment happy-dom
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { parse } from 'yaml'
import { type Target, targetSchema } from '#shared/domain/target/target.ts'
import { button, failed, idOf, isDisabled, ok, openTargetScreen } from './testing/target-screen.ts'

const [ODF, NFS] = ['odf', 'nfs'].map((id) => targetSchema.parse(parse(readFileSync(join(import.meta.dirname, '../../../../resources/targets', `${id}.yaml`), 'utf8')))) as [Target, Target] // two ids, two targets
const open = (answers: Parameters<typeof openTargetScreen>[2] = {}) => openTargetScreen([ODF, NFS], settle, answers)

/** Answers are in, and the pause after writing is over. */
async function settle(): Promise<void> {
  await flushPromises()
  vi.runAllTimers()
  await flushPromises()
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

describe('the draft', () => {
  it('is checked when the writing pauses, and saved as it is then', async () => {
    const { wrapper, store, calls } = await open()
    expect(isDisabled(wrapper, 'Save')).toBe(true)
    const before = calls.filter((name) => name === 'target.validate').length
    for (const text of ['o', 'ou', 'ours']) await wrapper.find('#target-id').setValue(text)
    expect(isDisabled(wrapper, 'Save')).toBe(true)
    expect(wrapper.text()).toContain('Checking what you wrote.')
    await settle()
    expect(calls.filter((name) => name === 'target.validate').length - before).toBe(1)
    expect(isDisabled(wrapper, 'Save')).toBe(false)
    await button(wrapper, 'Save').trigger('click')
    await settle()
    expect(store.target.id).toBe('ours')
    expect(wrapper.text()).toContain('The target is saved.')
    expect(isDisabled(wrapper, 'Save')).toBe(true)
  })

  it('shows an error at its field and keeps it from being saved', async () => {
    const { wrapper, store } = await open()
    await wrapper.find('#target-id').setValue('Not A Label')
    await settle()
    const field = wrapper.find('#target-id')
    expect(field.attributes('aria-invalid')).toBe('true')
    const described = (field.attributes('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent)
    expect(described.join(' ')).toContain('must be a DNS-1123 label')
    expect(wrapper.text()).toContain('1 error keeps it from being saved.')
    expect(wrapper.text()).toContain('Advice is given once the errors are mended.')
    expect(isDisabled(wrapper, 'Save')).toBe(true)
    expect(isDisabled(wrapper, 'Save as YAML')).toBe(true)
    expect(wrapper.get('#target-yaml-blocked').text()).toBe('YAML can be shown and saved once the error below is put right.')
    expect(store.isChosen).toBe(false)
    await button(wrapper, 'Discard edits').trigger('click')
    await settle()
    expect(idOf(wrapper)).toBe('odf')
    expect(wrapper.text()).toContain('Mind the release.')
  })

  it('goes on when it is written on while it is being saved', async () => {
    let finish = (): void => undefined
    const { wrapper } = await open({
      'target.set': ({ target }) => new Promise((resolve) => {
        finish = () => resolve(ok(targetSchema.parse(target)))
      }),
    })
    await wrapper.find('#target-id').setValue('one')
    await settle()
    await button(wrapper, 'Save').trigger('click')
    await wrapper.find('#target-id').setValue('one-more')
    finish()
    await flushPromises()
    expect(idOf(wrapper)).toBe('one-more')
    expect(wrapper.text()).toContain('Unsaved edits')
  })

  it('says that it could not be checked or saved, and lets one try again', async () => {
    let works = false
    const { wrapper } = await open({ 'target.set': () => failed('io'), 'target.validate': () => (works ? ok({ issues: [], advice: [] }) : failed('internal')) })
    await wrapper.find('#target-id').setValue('ours')
    await settle()
    expect(wrapper.text()).toContain('It could not be checked: It failed: internal.')
    works = true
    await button(wrapper, 'Check again').trigger('click')
    await settle()
    await button(wrapper, 'Save').trigger('click')
    await settle()
    expect(wrapper.find('[role=alert]').text()).toContain('It failed: io.')
    expect(idOf(wrapper)).toBe('ours')
  })
})

describe('a change from elsewhere', () => {
  it('is shown at once where nobody writes', async () => {
    const { wrapper, store, project } = await open()
    Object.assign(store, { target: NFS, isChosen: true })
    project.changed()
    await settle()
    expect(idOf(wrapper)).toBe('nfs')
    expect(wrapper.text()).toContain("The project's target is shown as it is now.")
  })

  it.each([['keeps', 'Keep my edits', 'ours'], ['gives up', 'Take what is in force', 'nfs']])('is a question where somebody writes, who %s the edits', async (_what, answer, id) => {
    const { wrapper, store, project } = await open()
    await wrapper.find('#target-id').setValue('ours')
    Object.assign(store, { target: NFS, isChosen: true })
    project.changed()
    await settle()
    expect(idOf(wrapper)).toBe('ours')
    expect(isDisabled(wrapper, 'Save')).toBe(true)
    await button(wrapper, answer).trigger('click')
    await settle()
    expect(idOf(wrapper)).toBe(id)
    expect(wrapper.text()).not.toContain('Somebody decided otherwise meanwhile')
    expect(isDisabled(wrapper, 'Save')).toBe(id === 'nfs')
  })

  it.each([['keeps', 'Keep my edits', 'ours'], ['gives up', 'Take what is in force', 'nfs']])('that nobody told this page of is a question when it saves, who %s the edits', async (_what, answer, id) => {
    const formatted: unknown[] = []
    const seen: unknown[] = []
    const { wrapper, store } = await open({
      'target.set': (input) => {
        seen.push((input['seen'] as Target | null)?.id ?? null)
        if (seen.length === 1) return failed('conflict', { reason: 'changed', mine: 'a', theirs: 'b' })
        Object.assign(store, { target: targetSchema.parse(input['target']), isChosen: true })
        return ok(store.target)
      },
      'target.format': ({ target }) => ok({ text: `id: ${String(formatted.push(target))}\n` }),
    })
    await wrapper.find('#target-id').setValue('ours')
    await settle()
    Object.assign(store, { target: NFS, isChosen: true })
    await button(wrapper, 'Save').trigger('click')
    await settle()
    expect([wrapper.get('[role=alert]').text(), idOf(wrapper), store.target.id]).toEqual([expect.stringContaining('Somebody decided otherwise meanwhile'), 'ours', 'nfs'])
    await button(wrapper, 'Compare the two').trigger('click')
    await settle()
    expect(formatted).toHaveLength(2)
    await button(wrapper, answer).trigger('click')
    await settle()
    if (id === 'ours') await button(wrapper, 'Save').trigger('click')
    await settle()
    expect([idOf(wrapper), store.target.id, seen]).toEqual([id, id, id === 'ours' ? [null, 'nfs'] : [null]])
  })

  it('of something else leaves the edits alone', async () => {
    const { wrapper, project } = await open()
    await wrapper.find('#target-id').setValue('ours')
    project.changed()
    await settle()
    expect(idOf(wrapper)).toBe('ours')
    expect(wrapper.text()).not.toContain('Somebody decided otherwise meanwhile')
  })
})

describe('presets', () => {
  const use = (wrapper: VueWrapper, id: 'nfs' | 'odf') => wrapper.find(`button[aria-label="Use ${id === 'nfs' ? NFS.name : ODF.name}"]`).trigger('click')

  it('are taken without a question where nothing is lost', async () => {
    const { wrapper, store } = await open()
    await use(wrapper, 'nfs')
    await settle()
    expect(wrapper.find('dialog').exists()).toBe(false)
    expect(store).toEqual({ target: NFS, isChosen: true })
    expect(idOf(wrapper)).toBe('nfs')
  })

  it.each([['Keep what I have', 'odf'], [`Use ${NFS.name}`, 'nfs']])('ask before edits are lost: %s', async (answer, id) => {
    const { wrapper, store } = await open()
    await wrapper.find('#target-mtv').setValue('2.9')
    await use(wrapper, 'nfs')
    expect(wrapper.find('dialog').text()).toContain('Your unsaved edits will be lost.')
    await button(wrapper, answer).trigger('click')
    await settle()
    expect(store.target.id).toBe(id)
    expect(wrapper.find<HTMLSelectElement>('#target-mtv').element.value).toBe(id === 'odf' ? '2.9' : NFS.mtv)
  })

  it('ask before a target of one\'s own is replaced', async () => {
    const { wrapper, store, project } = await open()
    Object.assign(store, { target: { ...ODF, id: 'odf-custom', mtv: '2.9' }, isChosen: true })
    project.changed()
    await settle()
    expect(wrapper.text()).toContain(`Preset: ${ODF.mtv}`)
    await use(wrapper, 'nfs')
    expect(wrapper.find('dialog').text()).toContain('which differs from every preset')
  })

  it('do not lend their id to a changed target', async () => {
    const { wrapper } = await open()
    await wrapper.find('#target-mtv').setValue('2.9')
    await button(wrapper, 'Rename to odf-custom').trigger('click')
    expect(idOf(wrapper)).toBe('odf-custom')
    expect(wrapper.text()).not.toContain('It bears the id of a preset')
  })
})

describe('leaving', () => {
  it.each([['Stay here', '/target'], ['Leave without saving', '/map']])('with edits asks first: %s', async (answer, path) => {
    const { wrapper, router } = await open()
    await wrapper.find('#target-id').setValue('ours')
    const leaving = router.push('/map')
    await flushPromises()
    await button(wrapper, answer).trigger('click')
    await leaving
    expect(router.currentRoute.value.path).toBe(path)
  })

  it('without edits does not ask', async () => {
    const { router } = await open()
    await router.push('/map')
    expect(router.currentRoute.value.path).toBe('/map')
  })

  it('the page with edits makes the browser ask', async () => {
    const { wrapper } = await open()
    const leave = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
    expect(leave()).toBe(false)
    await wrapper.find('#target-id').setValue('ours')
    expect(leave()).toBe(true)
  })
})

describe('YAML', () => {
  async function choose(wrapper: VueWrapper, file: File): Promise<void> {
    const input = wrapper.find<HTMLInputElement>('input[type=file]')
    Object.defineProperty(input.element, 'files', { value: [file], configurable: true })
    await input.trigger('change')
    await settle()
    await settle()
  }

  it('that is loaded becomes the draft, and the project\'s when it is saved', async () => {
    const { wrapper, store } = await open({ 'target.parse': () => ok(NFS) })
    await choose(wrapper, new File(['id: nfs'], 'ours.yaml'))
    expect(idOf(wrapper)).toBe('nfs')
    expect(wrapper.text()).toContain('ours.yaml is loaded. Save to use it.')
    expect(store.target.id).toBe('odf')
  })

  it('with faults shows each', async () => {
    const { wrapper } = await open({ 'target.parse': () => failed('invalid-input', { faults: ['id: must be a DNS-1123 label', 'storageClasses[0].name: is missing'] }) })
    await choose(wrapper, new File(['id: 1'], 'bad.yaml'))
    const notice = wrapper.find('[role=alert]')
    expect(notice.text()).toContain('bad.yaml could not be loaded')
    expect(notice.findAll('li').map((item) => item.text())).toEqual(['id: must be a DNS-1123 label', 'storageClasses[0].name: is missing'])
    await button(wrapper, 'Dismiss').trigger('click')
    expect(wrapper.find('[role=alert]').exists()).toBe(false)
  })

  it('that is no text, or too long, is not sent', async () => {
    const { wrapper, calls } = await open()
    await choose(wrapper, new File([new Uint8Array([0xff, 0xfe, 0x00])], 'picture.yaml'))
    expect(wrapper.text()).toContain('The file is not text in UTF-8.')
    await choose(wrapper, new File(['x'.repeat(1024 * 1024 + 1)], 'long.yaml'))
    expect(wrapper.text()).toContain('The file is too large to be a target.')
    expect(calls).not.toContain('target.parse')
  })
})

describe('a project that cannot be read', () => {
  it('says so and lets one try again', async () => {
    let works = false
    const { wrapper } = await open({ 'target.get': () => (works ? ok({ target: ODF, isChosen: false }) : failed('io')) })
    expect(wrapper.find('[role=alert]').text()).toContain('The target could not be read')
    works = true
    await button(wrapper, 'Try again').trigger('click')
    await settle()
    expect(idOf(wrapper)).toBe('odf')
  })
})
