// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { h } from 'vue'
import { type Host, HOST } from '#renderer/api/host.ts'
import { useBundleVerdict } from './bundle-verdict.ts'
import { useProject } from './project.ts'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

const FOUND = [{ checkId: 'a', title: 'A', count: 2 }, { checkId: 'b', title: 'B', count: 1 }]

async function begin(answers: (readonly (typeof FOUND)[number][] | null)[], sources = 1) {
  let asked = 0
  const host = {
    invoke: (name: string) => Promise.resolve({ ok: true, value: name === 'project.info' ? { path: '/p', name: 'P', sources, vms: 1, target: null } : { critical: answers[Math.min(asked++, answers.length - 1)] } }),
  } as unknown as Host // what the store asks for
  const pinia = createPinia()
  const wrapper = mount({ setup: () => ({ verdict: useBundleVerdict() }), render: () => h('p') }, { global: { plugins: [pinia], provide: { [HOST as symbol]: host } } })
  await useProject(pinia).load()
  await flushPromises()
  return { wrapper, verdict: useBundleVerdict(pinia), project: useProject(pinia), asked: () => asked }
}

it('asks until the bundle was checked, each time after twice as long, and no more then', async () => {
  const { verdict, asked } = await begin([null, null, FOUND])
  expect(asked()).toBe(0)
  await vi.advanceTimersByTimeAsync(1_000)
  expect([verdict.count, asked()]).toEqual([null, 1])
  await vi.advanceTimersByTimeAsync(2_000)
  expect([verdict.count, asked()]).toEqual([null, 2])
  await vi.advanceTimersByTimeAsync(4_000)
  expect([verdict.count, asked()]).toEqual([3, 3])
  verdict.askAgain()
  await vi.advanceTimersByTimeAsync(600_000)
  expect(asked()).toBe(3)
})

it('knows nothing after a change, gives up where nobody checks, and asks again where somebody goes on', async () => {
  const { verdict, project, asked } = await begin([FOUND, null])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(verdict.count).toBe(3)
  project.changed()
  await flushPromises()
  expect(verdict.count).toBeNull()
  await vi.advanceTimersByTimeAsync(600_000)
  const before = asked()
  await vi.advanceTimersByTimeAsync(600_000)
  expect(asked()).toBe(before)
  verdict.askAgain()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(asked()).toBe(before + 1)
})

it('asks nothing of a project without an inventory', async () => {
  const { asked } = await begin([FOUND], 0)
  await vi.advanceTimersByTimeAsync(600_000)
  expect(asked()).toBe(0)
})
