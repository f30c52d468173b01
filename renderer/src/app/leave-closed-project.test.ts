// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { reactive } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { ErrorData } from '#shared/contract/api-types.ts'
import { leaveClosedProject } from './leave-closed-project.ts'

const LOST: ErrorData = { code: 'io', message: 'The connection was lost.', details: {} }

it.each<[string, { from: string; error: ErrorData | null; to: string }]>([
  ['to the page of projects, and on from there', { from: '/inventory/vms?sort=name', error: null, to: '/?next=/inventory/vms?sort=name' }],
  ['nowhere from a page that needs no project', { from: '/settings', error: null, to: '/settings' }],
  ['nowhere where it is not known whether it is closed', { from: '/notes', error: LOST, to: '/notes' }],
])('leads %s', async (_, { from, error, to }) => {
  const render = (): null => null
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/', name: 'start', component: { render }, meta: { needsNoProject: true } }, { path: '/settings', component: { render }, meta: { needsNoProject: true } }, { path: '/:page(.*)*', component: { render } }],
  })
  await router.push(from)
  const project = reactive<{ error: ErrorData | null; isLoaded: boolean; isOpen: boolean }>({ error: null, isLoaded: true, isOpen: true })
  leaveClosedProject(router, project)
  Object.assign(project, { isOpen: false, error })
  await flushPromises()
  expect(router.currentRoute.value.fullPath).toBe(to)
})
