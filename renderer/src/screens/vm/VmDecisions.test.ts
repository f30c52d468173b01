// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { expect, it } from 'vitest'
import { type Host, HOST } from '#renderer/api/host.ts'
import { createTexts } from '#renderer/i18n/create-i18n.ts'
import { messages } from '#renderer/i18n/languages/en.ts'
import type { Outcome } from '#shared/contract/api-types.ts'
import type { VmDetails } from '#shared/contract/vm-details.ts'
import VmDecisions from './VmDecisions.vue'

const CHANGED: Outcome<never> = { ok: false, error: { code: 'conflict', message: 'What is decided about web was changed.', details: { reason: 'changed', mine: 'a', theirs: 'b' } } }
const NONE = { 'vm.inclusion': null, 'vm.namespace': null, 'vm.target-name': null, 'vm.storage-class': null, 'vm.disk-storage-classes': null }
const details = (decisions: object, isIncluded = true): VmDetails => ({ vm: { id: 's/vm-1', isTemplate: false }, inclusion: { isIncluded, reasons: [] }, decisions: { ...NONE, ...decisions } }) as unknown as VmDetails // as much as the section looks at

/** The section in one of two pages that show the VM; the other page decides meanwhile, so that the first try is refused. */
function open(shown: VmDetails) {
  const decided: Record<string, unknown>[][] = []
  const host = {
    invoke: (name: string, input: Record<string, unknown>) => {
      if (name !== 'decisions.apply') return Promise.resolve({ ok: false, error: { code: 'not-found', message: name, details: {} } })
      decided.push(input['changes'] as Record<string, unknown>[]) // as the contract has it
      return Promise.resolve(decided.length === 1 ? CHANGED : { ok: true, value: { batch: 2 } })
    },
  } as unknown as Host // what the section asks for
  const wrapper = mount(VmDecisions, { props: { details: shown }, global: { plugins: [createPinia(), createTexts('en', messages)], provide: { [HOST as symbol]: host } } })
  const press = async (label: string): Promise<void> => {
    await wrapper.findAll('button').find((button) => button.text() === label)?.trigger('click')
    await flushPromises()
  }
  return { wrapper, decided, press }
}

it('says what it began with, and keeps what the form says where somebody wants it in spite of another decision', async () => {
  const { wrapper, decided, press } = open(details({ 'vm.namespace': { namespace: 'old' } }))
  await press('Set a namespace')
  await wrapper.get('input').setValue('mine')
  // The other page's decision arrives while the form is open.
  await wrapper.setProps({ details: details({ 'vm.namespace': { namespace: 'theirs' } }) })
  await wrapper.get('form').trigger('submit')
  await flushPromises()
  expect(decided).toEqual([[{ kind: 'vm.namespace', subject: 's/vm-1', value: { namespace: 'mine' }, seen: { namespace: 'old' } }]])
  expect(wrapper.get('[role=alert]').text()).toContain('What is decided about web was changed.')
  await press('Keep my edits')
  expect(decided[1]).toEqual([{ kind: 'vm.namespace', subject: 's/vm-1', value: { namespace: 'mine' } }])
  expect(wrapper.find('form').exists()).toBe(false)
})

it('does not turn an inclusion round that somebody else has turned already', async () => {
  const { wrapper, decided, press } = open(details({}))
  await press('Leave out')
  await wrapper.get('input').setValue('retired')
  await wrapper.setProps({ details: details({ 'vm.inclusion': { isIncluded: false, reason: 'theirs' } }, false) })
  await wrapper.get('form').trigger('submit')
  await flushPromises()
  expect(decided[0]).toEqual([{ kind: 'vm.inclusion', subject: 's/vm-1', value: { isIncluded: false, reason: 'retired' }, seen: null }])
})

it('takes what somebody else decided by closing the form, and takes back no decision unseen', async () => {
  const { wrapper, decided, press } = open(details({ 'vm.storage-class': { storageClass: 'fast' }, 'vm.disk-storage-classes': { disks: [{ disk: '2000', storageClass: 'slow' }] } }))
  await press('Back to the datastores')
  expect(decided[0]?.map(({ kind, value, seen }) => [kind, value, seen])).toEqual([
    ['vm.storage-class', null, { storageClass: 'fast' }],
    ['vm.disk-storage-classes', null, { disks: [{ disk: '2000', storageClass: 'slow' }] }],
  ])
  await press('Take what is in force')
  expect(wrapper.find('[role=alert]').exists()).toBe(false)
  expect(decided).toHaveLength(1)
})
