// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { fetchFirst } from './fetch-first.ts'

it('fetches the screen of the address and the texts, once each, and leaves what fails to whoever needs it', async () => {
  const fetched: string[] = []
  const screen = (name: string) => () => {
    fetched.push(name)
    return name === 'broken' ? Promise.reject(new Error('The server is gone.')) : Promise.resolve({ render: () => null })
  }
  const router = createRouter({ history: createMemoryHistory(), routes: ['start', 'vms', 'broken'].map((name) => ({ path: `/${name}`, component: screen(name) })) })
  const texts = (language: string): Promise<unknown> => {
    fetched.push(language)
    return Promise.reject(new Error('The server is gone.'))
  }
  fetchFirst(router, '/vms?where=x', 'de', texts)
  expect(fetched).toEqual(['de', 'vms'])
  fetchFirst(router, '/broken', 'nowhere', texts)
  expect(fetched).toEqual(['de', 'vms', 'en', 'broken'])
  // Nothing is rejected that nobody hears.
  await new Promise((settled) => setTimeout(settled))
})
