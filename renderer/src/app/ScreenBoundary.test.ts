// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { createI18n } from 'vue-i18n'
import { createMemoryHistory, createRouter, RouterView, useRoute } from 'vue-router'
import { frameMessages } from './messages.ts'
import ScreenBoundary from './ScreenBoundary.vue'

const Screen = defineComponent(() => {
  const route = useRoute()
  return () => {
    if (route.params['id'] === 'broken') throw new Error('It broke.')
    return h('p', `VM ${String(route.params['id'])}`)
  }
})

it('stands for the page that failed, not for the next one of the same screen', async () => {
  vi.spyOn(console, 'error').mockReturnValue(undefined)
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: Screen }, { path: '/vm/:id', component: Screen }] })
  await router.push('/vm/broken')
  const i18n = createI18n({ legacy: false, locale: 'en', messages: { en: { frame: frameMessages } } })
  const boundary = mount(ScreenBoundary, { slots: { default: () => h(RouterView) }, global: { plugins: [router, i18n] } })
  await flushPromises()
  expect(boundary.text()).toContain(frameMessages.failure.title)
  await router.push('/vm/sound')
  await flushPromises()
  expect(boundary.text()).toBe('VM sound')
  boundary.unmount()
})
