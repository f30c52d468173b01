// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { Call } from '#renderer/api/use-call.ts'
import { createTexts } from '#renderer/i18n/create-i18n.ts'
import { messages } from '#renderer/i18n/languages/en.ts'
import type { ApiOutput } from '#shared/contract/api.ts'
import CapacityCard from './CapacityCard.vue'

it('counts what is known beside what is not, and takes nothing known for no zero', () => {
  const capacity = { vcpus: { sum: 0, unknownVms: 0 }, memoryMib: { sum: 8192, unknownVms: 2 }, disksMib: { sum: 0, unknownVms: 1 } }
  const call = { state: 'ready', error: null, value: { capacity } } as unknown as Call<ApiOutput<'assess.summary'>> // as much as the card looks at
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)*', component: CapacityCard }, { path: '/inventory/:kind', name: 'inventory', component: CapacityCard }] })
  const wrapper = mount(CapacityCard, { props: { call }, global: { plugins: [createTexts('en', messages), router] } })
  expect(wrapper.findAll('dd').map((row) => row.findAll('a').map((link) => link.text()))).toEqual([['0'], ['8 GiB', '2 VMs not counted: not known'], ['1 VM not counted: not known']])
})
