// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { NMessageProvider } from 'naive-ui'
import { createPinia } from 'pinia'
import { describe, expect, it, test } from 'vitest'
import { h } from 'vue'
import { type Host, HOST } from '#renderer/api/host.ts'
import { createTexts } from '#renderer/i18n/create-i18n.ts'
import { messages } from '#renderer/i18n/languages/en.ts'
import { useProject } from '#renderer/stores/project.ts'
import type { ErrorData, Outcome } from '#shared/contract/api-types.ts'
import type { BulkDecision, BulkDecisionResult } from '#shared/contract/bulk-decision.ts'
import { decisionOfDraft, EMPTY_VM_DRAFT, type VmAction } from './vm-decision-draft.ts'
import VmDecisionDialog from './VmDecisionDialog.vue'

const STANDS = { isIncluded: true, excludedBecause: null, namespace: null, storageClass: null, facts: {}, labels: {} }
const OUT = { ...STANDS, isIncluded: false, excludedBecause: 'It cannot be moved.' }
const RESULT: BulkDecisionResult = {
  chosen: 12, changes: 8, unchanged: 1, templates: 3, replaced: 2, withoutEffect: 0, fingerprint: 'f1', batch: null,
  rows: [
    { id: 's/vm-1', name: 'web1', outcome: 'changes', before: STANDS, after: { ...STANDS, isIncluded: false, excludedBecause: 'Left out by decision: retired' } },
    { id: 's/vm-2', name: 'web2', outcome: 'unchanged', before: STANDS, after: STANDS },
    { id: 's/vm-3', name: 'golden', outcome: 'template', before: OUT, after: OUT },
    { id: 's/vm-4', name: 'srm', outcome: 'changes', before: OUT, after: OUT },
  ],
}
const VMS = { count: 12, conditions: { where: 'vcpus > 4' }, ranges: [[0, 11]] } as const
/** As long as a person who types pauses, and a little more. */
const PAUSE_MS = 170

async function open(action: VmAction, answer: (input: BulkDecision) => Outcome<BulkDecisionResult> = () => ({ ok: true, value: RESULT })) {
  const asked: BulkDecision[] = []
  const host = {
    invoke: (name: string, input: BulkDecision) => {
      if (name === 'inventory.decide') asked.push(input)
      return Promise.resolve(name === 'inventory.decide' ? answer(input) : failed('not-found'))
    },
  } as unknown as Host // all that the dialog asks for
  const pinia = createPinia()
  let closed = 0
  const wrapper = mount(NMessageProvider, {
    slots: { default: () => h(VmDecisionDialog, { action, rows: VMS, onClose: () => { closed += 1 }, onLost: () => undefined }) },
    global: { plugins: [pinia, createTexts('en', messages)], provide: { [HOST as symbol]: host } },
    attachTo: document.body,
  })
  const settle = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    await flushPromises()
  }
  await settle()
  return { wrapper, asked, settle, project: useProject(pinia), closed: () => closed }
}

function failed(code: ErrorData['code']): { ok: false; error: ErrorData } {
  return { ok: false, error: { code, message: `It failed: ${code}.`, details: {} } }
}

const submit = (wrapper: VueWrapper) => wrapper.get('button[type=submit]')

describe('deciding for many VMs', () => {
  it('asks for a reason, shows what changes, and decides what was shown', async () => {
    const { wrapper, asked, settle, project, closed } = await open('exclude')
    expect(wrapper.text()).toContain('Leave 12 VMs out')
    expect(wrapper.text()).toContain('Give a reason to see what changes.')
    expect([asked.length, submit(wrapper).attributes('disabled')]).toEqual([0, ''])

    await wrapper.get('input').setValue(' retired ')
    await settle()
    const decision = { kind: 'vm.inclusion', value: { isIncluded: false, reason: 'retired' } }
    expect(asked).toEqual([{ vms: { conditions: VMS.conditions, ranges: [[0, 11]] }, decision, isPreview: true }])
    expect(wrapper.findAll('[role=status] p').map((line) => line.text())).toEqual([
      '8 VMs change.', '2 of them have a decision already, which this one replaces.', '1 VM is so already.', '3 templates stay as they are: templates are not migrated.',
      'Plan, sizing and waves count those that take part from then on.',
    ])
    expect(wrapper.findAll('tbody tr').map((row) => row.findAll('th, td').map((one) => one.text()))).toEqual([
      ['web1', 'Included', 'Left out by decision: retired'],
      ['web2', 'Included', 'stays: it is so already'],
      ['golden', 'It cannot be moved.', 'stays: templates are not migrated'],
      ['srm', 'It cannot be moved.', 'stays left out: it cannot be migrated as it is'],
    ])
    expect(wrapper.text()).toContain('And 8 more, which the sums above count too.')

    const generation = project.generation
    await wrapper.get('form').trigger('submit')
    await flushPromises()
    expect(asked.at(-1)).toMatchObject({ decision, isPreview: false, fingerprint: 'f1' })
    expect([project.generation, closed()]).toEqual([generation + 1, 1])
  })

  it('says what is wrong with a namespace before it asks', async () => {
    const { wrapper, asked, settle } = await open('namespace')
    await wrapper.get('input').setValue('kube-system')
    await settle()
    expect([asked.length, wrapper.text()]).toEqual([0, expect.stringContaining('a namespace that OpenShift keeps to itself')])
    expect(wrapper.get('input').attributes('aria-invalid')).toBe('true')
    await wrapper.get('input').setValue('erp')
    await settle()
    expect(asked[0]?.decision).toEqual({ kind: 'vm.namespace', value: { namespace: 'erp' } })
  })

  it('takes back at once what is asked for, and has nothing to do where nothing changes', async () => {
    const { wrapper, asked, settle } = await open('takeBack', () => ({ ok: true, value: { ...RESULT, changes: 0, rows: [] } }))
    expect(asked[0]?.decision).toEqual({ kind: 'vm.inclusion', value: null })
    expect(wrapper.text()).toContain('Nothing changes.')
    expect(wrapper.findAll('fieldset label').map((label) => label.text())).toEqual(['To include or to leave out', 'Namespaces', 'StorageClasses', 'Applications, owners and the like', 'Labels'])
    expect(submit(wrapper).attributes('disabled')).toBe('')
    await wrapper.findAll('input[type=radio]')[1]?.setValue(true)
    await settle()
    expect(asked[1]?.decision).toEqual({ kind: 'vm.namespace', value: null })
  })

  it('shows the list anew where it changed under the preview', async () => {
    const { wrapper, asked, settle, closed } = await open('include', ({ isPreview }) => (isPreview ? { ok: true, value: RESULT } : failed('conflict')))
    await wrapper.get('input').setValue('needed')
    await settle()
    await wrapper.get('form').trigger('submit')
    await settle()
    expect(asked.map(({ isPreview }) => isPreview)).toEqual([true, false, true])
    expect(wrapper.get('[role=alert]').text()).toBe('It failed: conflict.')
    expect([wrapper.text(), closed()]).toEqual([expect.stringContaining('8 VMs change.'), 0])
  })
})

describe('the form', () => {
  test.each([
    ['include', { reason: ' needed ' }, { decision: { kind: 'vm.inclusion', value: { isIncluded: true, reason: 'needed' } } }],
    ['exclude', { reason: '  ' }, { missing: 'reason', problem: null }],
    ['namespace', { namespace: '' }, { missing: 'namespace', problem: null }],
    ['namespace', { namespace: ' web ' }, { decision: { kind: 'vm.namespace', value: { namespace: 'web' } } }],
    ['namespace', { namespace: 'Web_1' }, { missing: 'namespace', problem: expect.stringContaining('DNS-1123') as string }],
    ['takeBack', { kind: 'vm.namespace' }, { decision: { kind: 'vm.namespace', value: null } }],
  ] as const)('%s %j', (action, draft, expected) => {
    expect(decisionOfDraft(action, { ...EMPTY_VM_DRAFT, ...draft })).toEqual(expected)
  })
})
