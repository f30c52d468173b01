// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { describe, expect, it } from 'vitest'
import { createI18n } from 'vue-i18n'
import { createMemoryHistory, createRouter } from 'vue-router'
import { type Host, HOST, type HostInfo } from '#renderer/api/host.ts'
import { frameMessages } from '#renderer/app/messages.ts'
import { yamlViewMessages } from '#renderer/components/yaml-view/messages.ts'
import { useProject } from '#renderer/stores/project.ts'
import { BUNDLE_PARTS } from '#shared/contract/bundle-parts.ts'
import type { Outcome } from '#shared/contract/api-types.ts'
import type { BundlePreview } from '#shared/contract/bundle-preview.ts'
import HandOverScreen from './HandOverScreen.vue'
import { historyMessages } from '#renderer/screens/history/messages.ts'
import { handOverMessages } from './messages.ts'
import { failed, FINDING_GROUP, listed, ok, previewOf, tree } from './testing/bundle-answers.ts'

type Answer = (input: Record<string, unknown>) => Outcome<unknown> | Promise<Outcome<unknown>>
interface Call {
  readonly name: string
  readonly input: Record<string, unknown>
}

/** The screen with a project of one source, over a host that answers what a test says. */
async function open(answers: Record<string, Answer>, { info = {}, capabilities = {} }: { info?: Partial<HostInfo>; capabilities?: Partial<Host['capabilities']> } = {}) {
  const calls: Call[] = []
  const downloads: string[][] = []
  const project = { path: '/p/estate.portolan', name: 'Estate', sources: 1, vms: 3, target: null }
  const all: Record<string, Answer> = {
    'project.info': () => ok(project),
    'bundle.list': listed,
    'bundle.tree': tree,
    'bundle.file': ({ path }) => ok({ path, change: 'added', now: { text: 'text', bytes: 4, missingBytes: 0 }, before: null }),
    ...answers,
  }
  const host = {
    invoke: async (name: string, input: Record<string, unknown>) => {
      calls.push({ name, input })
      return (await all[name]?.(input)) ?? failed('not-found')
    },
    download: (path: string, fileName: string) => Promise.resolve(ok(downloads.push([path, fileName]) && null)),
    info: () => Promise.resolve(ok({ kind: 'web', version: '1', samplePath: 'sample:x', folders: [], worksAhead: true, ...info })),
    capabilities: { canPrintPdf: false, chooseFolder: null, revealInFolder: null, choosePath: null, onWish: null, ...capabilities },
  } as unknown as Host // what the screen asks for
  const router = createRouter({ history: createMemoryHistory(), routes: [['/hand-over', 'handOver'], ['/import', 'import'], ['/vm/:id', 'vm'], ['/inventory/:kind', 'inventory']].map(([path = '', name]) => ({ path, name, component: HandOverScreen })) })
  await router.push('/hand-over')
  const pinia = createPinia()
  const i18n = createI18n({ legacy: false, locale: 'en', messages: { en: { handOver: handOverMessages, yamlView: yamlViewMessages, frame: frameMessages, history: historyMessages } } })
  const Root = { components: { HandOverScreen }, setup: () => ({ project: useProject() }), template: '<HandOverScreen v-if="project.isLoaded" />' }
  const wrapper = mount(Root, { global: { plugins: [pinia, i18n, router], provide: { [HOST as symbol]: host }, stubs: { FileView: true } }, attachTo: document.body })
  await useProject(pinia).load()
  await flushPromises()
  const exports = (): Record<string, unknown>[] => calls.filter(({ name }) => name === 'bundle.export').map(({ input }) => input)
  return { wrapper, calls, downloads, exports, router }
}

/** As somebody who opens all that is folded up. */
async function unfold(wrapper: VueWrapper): Promise<void> {
  for (let count = 0; count < wrapper.findAll('details').length;) {
    const folded = wrapper.findAll('details')
    count = folded.length
    for (const part of folded) await part.trigger('toggle')
    await flushPromises()
  }
}

const button = (wrapper: VueWrapper, text: string) => {
  const found = wrapper.findAll('button').find((candidate) => candidate.text() === text)
  if (found === undefined) throw new Error(`there is no button ${text}: ${wrapper.text()}`)
  return found
}
const exported = (out: string): Outcome<unknown> => ok({ out, files: ['README.md', 'a/plan.yaml'], plan: null, checks: { findings: [], notEvaluated: [] }, notKept: null })

describe('Hand over', () => {
  it('leads to Import where nothing was imported', async () => {
    const { wrapper, calls } = await open({ 'project.info': () => ok({ path: '/p', name: 'P', sources: 0, vms: 0, target: null }) })
    expect(wrapper.find('a[href="/import"]').exists()).toBe(true)
    expect(calls.some(({ name }) => name === 'bundle.preview')).toBe(false)
  })

  it('says why the bundle could not be made, and tries again', async () => {
    let isBroken = true
    const { wrapper } = await open({ 'bundle.preview': () => (isBroken ? failed('io') : ok(previewOf())) })
    expect(wrapper.text()).toContain('It failed: io.')
    isBroken = false
    await button(wrapper, 'Try again').trigger('click')
    await flushPromises()
    expect(wrapper.text()).toContain('VMs in no plan yet')
  })

  it('shows what was cancelled as cancelled, and makes it when asked', async () => {
    let answer: (outcome: Outcome<unknown>) => void = () => undefined
    const { wrapper, calls } = await open({ 'bundle.preview': () => new Promise((resolve) => { answer = resolve }) })
    await button(wrapper, 'Cancel').trigger('click')
    expect(wrapper.text()).toContain('Cancelling')
    answer(failed('cancelled'))
    await flushPromises()
    expect(wrapper.text()).toContain('it was cancelled')
    await button(wrapper, 'Make the bundle').trigger('click')
    answer(ok(previewOf()))
    await flushPromises()
    expect(wrapper.text()).toContain('VMs in no plan yet')
    expect(calls.filter(({ name }) => name === 'bundle.preview')).toHaveLength(2)
  })

  it('shows checks that could not be answered apart from those that found something', async () => {
    const { wrapper } = await open({ 'bundle.preview': () => ok(previewOf()) })
    expect(wrapper.text()).toContain('1 check could not be answered')
    expect(wrapper.text()).toContain('Only the cluster knows.')
    expect(wrapper.text()).toContain('never exported')
  })

  it('heads what is in no plan by words, tells the sources apart, and says why Map counts more', async () => {
    const { wrapper } = await open({ 'bundle.preview': () => ok(previewOf()) })
    expect(wrapper.text()).not.toContain('lost of vc-lisbon')
    await unfold(wrapper)
    const text = wrapper.text().replaceAll(/\s+/g, ' ')
    expect(text).toContain('A datastore without a StorageClass: 1 VM storage-not-mapped')
    expect(text).toContain('lost of vc-lisbon: No StorageClass.')
    expect(text).toContain('NICs left out, by reason (1)')
    expect(text).toContain('web of vc-porto: NIC 2 is attached to no network.')
    expect(text).toContain('The plans take 1 disks. Map counts 16, since it counts all 2 VMs that take part: the 15 others (2 GiB) belong to the 1 VM in no plan yet.')
  })

  it('asks for a list where somebody opens it, a page at a time, and again where that failed', async () => {
    const PLANS = Array.from({ length: 60 }, (_, index) => ({ name: `p${String(index)}`, provider: 'vc', targetNamespace: 'n', type: 'cold', vms: 1, disks: 1, capacityMib: 1024, after: [], prerequisites: [], because: 'So.', file: index === 0 ? 'a/plan.yaml' : null }))
    let isBroken = true
    const { wrapper, calls, router } = await open({
      'bundle.preview': () => ok(previewOf()),
      'bundle.list': ({ part, offset, limit }) => (isBroken ? failed('io') : part === 'plans' ? ok({ part, total: PLANS.length, rows: PLANS.slice(Number(offset), Number(offset) + Number(limit)) }) : ok({ part, total: 0, rows: [] })),
    })
    const asked = () => calls.filter(({ name, input }) => name === 'bundle.list' && input['part'] === 'plans').map(({ input }) => input['offset'])
    expect(asked()).toEqual([])
    await unfold(wrapper)
    const rows = () => wrapper.findAll('tbody th').map((head) => head.text())
    expect([rows(), wrapper.text().includes('It failed: io.')]).toEqual([[], true])
    isBroken = false
    for (const again of wrapper.findAll('button').filter((candidate) => candidate.text() === 'Try again')) await again.trigger('click')
    await flushPromises()
    expect([rows().length, wrapper.text().includes('It failed: io.')]).toEqual([50, false])
    await button(wrapper, 'Show 10 more').trigger('click')
    await flushPromises()
    expect([rows(), asked()]).toEqual([PLANS.map(({ name }) => name), [0, 0, 50]])
    // A plan that this part of the bundle leaves out leads nowhere.
    expect(wrapper.findAll('tbody th button').map((found) => found.text())).toEqual(['p0'])
    await button(wrapper, 'p0').trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.query).toEqual({ file: 'a/plan.yaml' })
  })

  it('makes the bundle of the part that is chosen, and keeps it in the address', async () => {
    const { wrapper, calls, router } = await open({ 'bundle.preview': () => ok(previewOf()) })
    await wrapper.find('input[type=radio][value=mtv]').setValue(true)
    await flushPromises()
    expect(router.currentRoute.value.query).toEqual({ part: 'mtv' })
    expect(calls.filter(({ name }) => name === 'bundle.preview').at(-1)?.input).toEqual({ only: 'mtv' })
  })
})

describe('a part of the bundle', () => {
  it('is one of all that the command line knows', async () => {
    const { wrapper } = await open({ 'bundle.preview': () => ok(previewOf()) })
    expect(wrapper.findAll('input[name=hand-over-part]').map((radio) => radio.attributes('value'))).toEqual(['whole', ...BUNDLE_PARTS])
  })

  it('that the target asks nothing of says so, and leads back to the whole', async () => {
    const { wrapper, calls, router } = await open({ 'bundle.preview': ({ only }) => (only === 'fleet' ? failed('not-found', { only }) : ok(previewOf())) })
    await wrapper.find('input[type=radio][value=fleet]').setValue(true)
    await flushPromises()
    expect(wrapper.find('[role=alert]').text()).toContain('The bundle has nothing of this part')
    expect(wrapper.text()).not.toContain('Import an inventory')
    await button(wrapper, 'Show the whole bundle').trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.query).toEqual({})
    expect(calls.filter(({ name }) => name === 'bundle.preview').at(-1)?.input).toEqual({})
    expect(wrapper.find('input[value=whole]').exists()).toBe(true)
  })
})

describe('Export', () => {
  it('downloads, and shows the file then as compared with it', async () => {
    let last: BundlePreview['last'] = null
    const { wrapper, exports, downloads } = await open({
      'bundle.preview': () => ok(previewOf({ last })),
      'bundle.export': () => {
        last = { at: '2026-03-02T09:00:00.000Z', out: null, only: null, versions: { mtv: '2.12', openshift: '4.22' }, files: 2 }
        return exported('download:1b/Estate-bundle.zip')
      },
    })
    await button(wrapper, 'Download').trigger('click')
    await flushPromises()
    expect(exports()).toEqual([{ out: 'download:', isDownload: true, expected: 'f1', acceptCritical: false, force: false }])
    expect(downloads).toEqual([['download:1b/Estate-bundle.zip', 'Estate-bundle.zip']])
    expect(wrapper.text()).toContain('2 files were written into Estate-bundle.zip')
    expect(wrapper.text()).toContain('a download')
  })

  it('is blocked by a critical finding until somebody wants it all the same', async () => {
    const { wrapper, exports } = await open({
      'bundle.preview': () => ok(previewOf({ checks: { total: 1, groups: [FINDING_GROUP], notEvaluated: [] } })),
      'bundle.export': () => exported('download:1b/x.zip'),
    })
    expect(wrapper.text()).toContain('1 critical finding stands against this bundle')
    await unfold(wrapper)
    expect(wrapper.text()).toContain('What to do: Mend it.')
    expect(button(wrapper, 'Download').attributes('disabled')).toBeDefined()
    const accept = wrapper.findAll('[role=checkbox]').find((box) => box.text().includes('Write it all the same'))
    await accept?.trigger('click')
    await button(wrapper, 'Download').trigger('click')
    await flushPromises()
    expect(exports()).toMatchObject([{ acceptCritical: true, force: false }])
  })

  it('asks before it writes into a folder that is not empty', async () => {
    const { wrapper, exports } = await open(
      { 'bundle.preview': () => ok(previewOf()), 'bundle.export': ({ force }) => (force === true ? exported('/out/Estate-bundle') : failed('conflict', { reason: 'not-empty' })) },
      { info: { folders: ['/out'] } },
    )
    await wrapper.find('input[type=radio][value=folder]').setValue(true)
    await button(wrapper, 'Export').trigger('click')
    await flushPromises()
    const said = wrapper.get('.failed').text()
    expect(said).toContain('/out/Estate-bundle is not empty')
    expect(said).toContain('Nothing was written.')
    expect(said).not.toMatch(/force|failed/)
    await button(wrapper, 'Write into it all the same').trigger('click')
    await flushPromises()
    expect(exports().map(({ out, force }) => [out, force])).toEqual([['/out/Estate-bundle', false], ['/out/Estate-bundle', true]])
    expect(wrapper.text()).toContain('2 files were written to /out/Estate-bundle')
  })

  it('names the files that are not the bundle\'s to replace, and offers nothing that would', async () => {
    const { wrapper } = await open(
      { 'bundle.preview': () => ok(previewOf()), 'bundle.export': () => failed('conflict', { reason: 'foreign-files', files: ['README.md', '10-cluster/hyper-converged.yaml'], count: 3 }) },
      { info: { folders: ['/out'] } },
    )
    await wrapper.find('input[type=radio][value=folder]').setValue(true)
    await button(wrapper, 'Export').trigger('click')
    await flushPromises()
    const said = wrapper.get('.failed')
    expect(said.findAll('li').map((item) => item.text())).toEqual(['README.md', '10-cluster/hyper-converged.yaml', 'and 1 more'])
    expect(said.text()).toContain('Nothing was written')
    expect(said.findAll('button').map((item) => item.text())).not.toContain('Write into it all the same')
  })

  it('goes where the dialog of the desktop says, and shows the folder', async () => {
    const shown: string[] = []
    const { wrapper, exports } = await open(
      { 'bundle.preview': () => ok(previewOf()), 'bundle.export': ({ out }) => exported(String(out)) },
      { info: { kind: 'desktop' }, capabilities: { chooseFolder: () => Promise.resolve('/chosen'), revealInFolder: (path) => Promise.resolve(void shown.push(path)) } },
    )
    expect(button(wrapper, 'Export').attributes('disabled')).toBeDefined()
    await button(wrapper, 'Choose a folder').trigger('click')
    await flushPromises()
    await button(wrapper, 'Export').trigger('click')
    await flushPromises()
    expect(exports()).toMatchObject([{ out: '/chosen/Estate-bundle', isDownload: false }])
    await button(wrapper, 'Show the folder').trigger('click')
    expect(shown).toEqual(['/chosen/Estate-bundle'])
  })

  it('shows the new bundle where the project has changed meanwhile', async () => {
    const { wrapper, calls } = await open({ 'bundle.preview': () => ok(previewOf()), 'bundle.export': () => failed('conflict', { reason: 'changed' }) })
    await button(wrapper, 'Download').trigger('click')
    await flushPromises()
    expect(calls.filter(({ name }) => name === 'bundle.preview')).toHaveLength(2)
    expect(wrapper.text()).toContain('The bundle below is the new one.')
  })
})

describe('the tree of files', () => {
  it('is walked by the keyboard, and chooses a file', async () => {
    const { wrapper, router } = await open({ 'bundle.preview': () => ok(previewOf()) })
    const item = (name: string) => wrapper.find(`[role=treeitem][data-path="${name}"]`)
    expect(item('a').attributes('aria-expanded')).toBe('true')
    await item('a').trigger('keydown', { key: 'ArrowLeft' })
    await flushPromises()
    expect(item('a').attributes('aria-expanded')).toBe('false')
    expect(item('a/plan.yaml').exists()).toBe(false)
    // Whoever types ahead of the answer opens the folder and goes into it.
    await item('a').trigger('keydown', { key: 'ArrowRight' })
    await item('a').trigger('keydown', { key: 'ArrowRight' })
    await flushPromises()
    expect(document.activeElement?.getAttribute('data-path')).toBe('a/plan.yaml')
    expect(wrapper.findAll('[role=treeitem][tabindex="0"]').map((found) => found.attributes('data-path'))).toEqual(['a/plan.yaml'])
    await item('a/plan.yaml').trigger('keydown', { key: 'Enter' })
    await flushPromises()
    expect(router.currentRoute.value.query).toEqual({ file: 'a/plan.yaml' })
    expect(item('a/plan.yaml').attributes('aria-selected')).toBe('true')
  })
})
