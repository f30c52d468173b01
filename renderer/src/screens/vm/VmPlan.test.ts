// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { describe, expect, it, vi } from 'vitest'
import { createI18n } from 'vue-i18n'
import { createMemoryHistory, createRouter } from 'vue-router'
import { type Host, HOST } from '#renderer/api/host.ts'
import { frameMessages } from '#renderer/app/messages.ts'
import { yamlViewMessages } from '#renderer/components/yaml-view/messages.ts'
import { useProject } from '#renderer/stores/project.ts'
import { type Answer, ok } from '#renderer/stores/testing/stub-host.ts'
import type { VmInPlan } from '#shared/contract/vm-in-plan.ts'
import { wavesMessages } from '#renderer/screens/waves/messages.ts'
import { vmMessages } from './messages.ts'
import VmPlan from './VmPlan.vue'

const PLANNED: VmInPlan = {
  place: { kind: 'planned', plan: 'lis-core-01-cold-001', file: '40-waves/x/plan.yaml', namespace: 'lis-core-01', targetName: 'erp-web-02', type: 'cold', prerequisites: [{ code: 'suspended', message: 'Resume it.' }] },
  checks: {
    total: 30,
    findings: [{ ruleId: 'tools-not-running', title: 'Tools', subject: 'Plan a/b', severity: 'warning', message: 'Its Tools do not run.', remedy: 'Start them.', data: { vm: 's/vm-1' } }],
    notEvaluated: [{ checkId: 'mac-on-target', title: 'No MAC twice', because: 'Only the cluster knows.' }],
  },
}

const NO_WAVES: Answer = () => ({ ok: false, error: { code: 'not-found', message: 'There are no waves yet: plan them first.', details: {} } })

async function open(answer: Answer, vms = 3, preview: Answer = () => ok({ text: null }), wave = NO_WAVES) {
  let asked = 0
  const answers: Record<string, Answer> = {
    'project.info': () => ok({ path: '/a', name: 'a', sources: 1, vms, target: null }),
    'bundle.vm-preview': preview,
    'waves.vm': wave,
    'bundle.vm': (input) => {
      asked += 1
      return answer(input)
    },
  }
  const host = { invoke: async (name: string, input: Record<string, unknown>) => answers[name]?.(input) } as unknown as Host // what the section asks for
  const pinia = createPinia()
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/hand-over', name: 'handOver', component: VmPlan }, { path: '/waves/:window?', component: VmPlan }] })
  const i18n = createI18n({ legacy: false, locale: 'en', messages: { en: { vm: vmMessages, frame: frameMessages, yamlView: yamlViewMessages, waves: wavesMessages } } })
  const plugins = [pinia, i18n, router]
  const Root = { components: { VmPlan }, setup: () => ({ project: useProject() }), template: '<VmPlan v-if="project.isLoaded" id="s/vm-1" name="ERP-WEB-02" />' }
  const wrapper = mount(Root, { global: { plugins, provide: { [HOST as symbol]: host } } })
  const project = useProject(pinia)
  await project.load()
  await flushPromises()
  return { wrapper, project, asked: () => asked }
}

describe('what the plan makes of a VM', () => {
  it('names its place, what to do before, and what the checks say', async () => {
    const { wrapper } = await open(() => ok(PLANNED))
    for (const text of ['lis-core-01', 'erp-web-02', 'Resume it.', 'Its Tools do not run. Start them.', '1 check could not be answered', 'Only the cluster knows.']) expect(wrapper.text().replaceAll(/\s+/g, ' ')).toContain(text)
    expect(wrapper.get('a').attributes('href')).toBe('/hand-over?file=40-waves/x/plan.yaml')
  })

  it('names wave, window and group, why there is none, and what came of it', async () => {
    const place = { group: 'erp', window: 'sat/2026-03-07', wave: 5, isPinned: true, groupVms: 3, times: { date: '2026-03-07', timeZone: 'UTC', start: '2026-03-07T22:00:00.000Z', end: '2026-03-08T06:00:00.000Z' } }
    const textOf = async (wave: Answer): Promise<string> => (await open(() => ok(PLANNED), 3, undefined, wave)).wrapper.text().replaceAll(/\s+/g, ' ')
    const { wrapper } = await open(() => ok(PLANNED), 3, undefined, () => ok({ place, why: [], outcome: { outcome: 'failed', window: null, reason: 'No route.' } }))
    expect(wrapper.text().replaceAll(/\s+/g, ' ')).toMatch(/Wave ?Wave 5, .*22.*\(pinned there: planning again leaves it there\) ?Set wave ?Cut over with ?2 other VMs of the group erp ?What came of it ?failed No route\./)
    expect(wrapper.get('a[href^="/waves/"]').attributes('href')).toBe('/waves/sat%2F2026-03-07')
    expect(await textOf(() => ok({ place: { ...place, window: null, wave: null, isPinned: false, groupVms: 1, times: null }, why: [{ code: 'x', message: 'It takes longer than any window has.' }], outcome: null }))).toMatch(/In no wave: It takes longer than any window has\. ?Set wave ?Cut over with ?nothing else/)
    expect(await textOf(NO_WAVES)).toContain('Not planned yet Plan the waves')
    const landed = await textOf(() => ok({ place: null, why: [], outcome: { outcome: 'done', window: null, reason: null } }))
    expect([landed.includes('In no wave'), /What came of it ?done/.test(landed)]).toEqual([false, true])
  })

  it('can be given up while it is worked out, and asked for again', async () => {
    const { wrapper, asked } = await open(() => new Promise(() => undefined), 50_000)
    await wrapper.get('button').trigger('click')
    await vi.waitFor(() => expect(wrapper.find('.loading button').exists()).toBe(true), { timeout: 30_000 })
    await wrapper.get('.loading button').trigger('click')
    expect([asked(), wrapper.find('.loading').exists()]).toEqual([1, false])
    await wrapper.get('button').trigger('click')
    expect(asked()).toBe(2)
  })

  it('asks for the YAML of the VM only once somebody wants to see it', async () => {
    const asked: unknown[] = []
    const { wrapper } = await open(() => ok(PLANNED), 3, (input) => {
      asked.push(input)
      return ok({ text: 'kind: VirtualMachine\n' })
    })
    expect(asked).toEqual([])
    const details = wrapper.get('details')
    ;(details.element as HTMLDetailsElement).open = true // as a click on its summary does
    await details.trigger('toggle')
    await flushPromises()
    expect(asked).toEqual([{ id: 's/vm-1' }])
  })

  it('does not take what was not asked for fine', async () => {
    const { wrapper } = await open(() => ok({ place: { kind: 'unplaced', why: [{ code: 'storage-not-mapped', title: 'A datastore without a StorageClass', message: 'Decide it.' }] }, checks: null }))
    expect(wrapper.text()).toContain('No plan takes it yet:')
    expect(wrapper.text()).toContain('A datastore without a StorageClass: Decide it.')
    expect(wrapper.text()).toContain('Not evaluated: the checks look at plans, and this VM is in none.')
  })

  it('is worked out anew with each change, but for a large project only when asked', async () => {
    const small = await open(() => ok(PLANNED))
    small.project.changed()
    await flushPromises()
    expect(small.asked()).toBe(2)
    const large = await open(() => ok(PLANNED), 10_000)
    expect(large.asked()).toBe(0)
    await large.wrapper.get('button').trigger('click')
    await flushPromises()
    expect(large.wrapper.text()).toContain('erp-web-02')
    // What is shown would be of the project before.
    large.project.changed()
    await flushPromises()
    expect([large.asked(), large.wrapper.text().includes('erp-web-02')]).toEqual([1, false])
  })

  it('says what failed', async () => {
    const { wrapper } = await open(() => ({ ok: false, error: { code: 'io', message: 'The disk is gone.', details: {} } }))
    expect(wrapper.get('[role=alert]').text()).toContain('The disk is gone.')
  })
})
