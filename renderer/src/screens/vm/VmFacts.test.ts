// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { type Host, HOST } from '#renderer/api/host.ts'
import { createTexts } from '#renderer/i18n/create-i18n.ts'
import { messages } from '#renderer/i18n/languages/en.ts'
import type { VmDetails } from '#shared/contract/vm-details.ts'
import VmFacts from './VmFacts.vue'

const FACTS = [
  { field: 'application', value: 'Shop', listed: 'Planning', isDecided: true },
  { field: 'owner', value: 'Ann', listed: 'Ann', isDecided: false },
  { field: 'ownerMail', value: null, listed: null, isDecided: false },
]
const DECIDED = { 'vm.facts': { application: 'Shop', reason: 'sold' }, 'vm.labels': { values: { tier: 'gold' } } }
const details = (decisions: object = DECIDED, labelCarrier: VmDetails['labelCarrier'] = 'patch'): VmDetails => ({ vm: { id: 's/vm-1', isTemplate: false }, facts: FACTS, decisions, labelCarrier }) as unknown as VmDetails // as much as the section looks at

function open(shown: VmDetails) {
  const router = createRouter({ history: createMemoryHistory(), routes: ['/', '/target'].map((path) => ({ path, name: path.slice(1), component: VmFacts })) })
  const decided: unknown[] = []
  const host = {
    invoke: (name: string, input: Record<string, unknown>) => {
      if (name === 'decisions.apply') decided.push(...(input['changes'] as unknown[])) // as the contract has it
      return Promise.resolve({ ok: true, value: { batch: 1 } })
    },
  } as unknown as Host // what the section asks for
  const wrapper = mount(VmFacts, { props: { details: shown }, global: { plugins: [createPinia(), createTexts('en', messages), router], provide: { [HOST as symbol]: host } }, attachTo: document.body })
  const press = async (label: string): Promise<void> => {
    await wrapper.get(`button[aria-label="${label}"]`).trigger('click')
    await flushPromises()
  }
  return { wrapper, decided, press }
}

it('says where each fact comes from', () => {
  const { wrapper } = open(details())
  expect(wrapper.findAll('dd').map((row) => row.findAll('.row > span, .row > code').map((one) => one.text()))).toEqual([['Shop', 'decided, a list says Planning'], ['Ann', 'as a list says'], ['not known'], ['tier=gold']])
})

it.each<[carrier: VmDetails['labelCarrier'], decisions: object, links: string[]]>([
  ['advice', DECIDED, ['/target?field=placement.carrier']],
  ['patch', DECIDED, []],
  ['plan', DECIDED, []],
  ['advice', { 'vm.facts': null, 'vm.labels': null }, []],
])('leads to what brings labels to the cluster where nothing does: %s, %j', (carrier, decisions, links) => {
  const { wrapper } = open(details(decisions, carrier))
  expect(wrapper.findAll('a').map((link) => link.attributes('href'))).toEqual(links)
  expect(wrapper.text().includes('they are listed only')).toBe(links.length > 0)
})

it('decides one field in place, leaves the others as they are, and gives the focus back', async () => {
  const { wrapper, decided, press } = open(details())
  await press('Change Owner')
  const [owner, reason] = wrapper.findAll('input')
  expect([owner?.element.value, reason?.element.value, document.activeElement]).toEqual(['Ann', 'sold', owner?.element])
  await owner?.setValue(' Bob ')
  await reason?.setValue('left')
  await wrapper.get('form').trigger('submit')
  await flushPromises()
  expect(decided).toEqual([{ kind: 'vm.facts', subject: 's/vm-1', value: { application: 'Shop', owner: 'Bob', reason: 'left' }, seen: DECIDED['vm.facts'] }])
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Change Owner')
  await press('Take back the decision on Application')
  expect(decided[1]).toMatchObject({ kind: 'vm.facts', value: null })
})

it('says that there is none, and does not take what is no text', async () => {
  const { wrapper, decided, press } = open(details({ 'vm.facts': null, 'vm.labels': null }))
  await press('Change Application')
  await wrapper.get('input').setValue('x'.repeat(300))
  expect([wrapper.get('[role=alert]').text(), wrapper.get('button[type=submit]').attributes('disabled')]).toEqual(['This cannot be taken: it must have at most 253 characters.', ''])
  await wrapper.findAll('button').find((button) => button.text() === 'There is none')?.trigger('click')
  await flushPromises()
  expect(decided).toEqual([{ kind: 'vm.facts', subject: 's/vm-1', value: { application: null }, seen: null }])
})

it('adds, changes and removes labels, and says what no label may be', async () => {
  const { wrapper, decided, press } = open(details())
  await press('Change tier')
  const [key, value] = wrapper.findAll('input')
  expect([key?.element.value, value?.element.value]).toEqual(['tier', 'gold'])
  await key?.setValue('vmID')
  expect(wrapper.get('[role=alert]').text()).toBe('Not a key of a label: it is set by MTV, to find what it migrates: take another key.')
  await key?.setValue('app')
  await value?.setValue('shop')
  await wrapper.get('form').trigger('submit')
  await flushPromises()
  await press('Remove the label tier')
  expect(decided).toMatchObject([{ value: { values: { app: 'shop' } } }, { kind: 'vm.labels', value: null }])
})
