// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { Call } from '#renderer/api/use-call.ts'
import { createTexts } from '#renderer/i18n/create-i18n.ts'
import { messages } from '#renderer/i18n/languages/en.ts'
import type { ApiOutput } from '#shared/contract/api.ts'
import StorageCard from './StorageCard.vue'

it.each([
  [{ datastores: 4, open: 1 }, '3 of 4 datastores that are in use have a StorageClass'],
  [{ datastores: 0, open: 0 }, 'Of no datastore is it known that VMs use it'],
])('says of %j how many datastores have a class, and takes none known for no "all"', (storage, sentence) => {
  const call = { state: 'ready', error: null, value: { storage: { ...storage, classes: [] } } } as unknown as Call<ApiOutput<'mapping.summary'>> // as much as the card looks at
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)*', component: StorageCard }] })
  const wrapper = mount(StorageCard, { props: { call }, global: { plugins: [createTexts('en', messages), router] } })
  expect(wrapper.find('p a').text()).toBe(sentence)
})
