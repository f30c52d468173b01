// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest'
import { followNewLinks, takeToken } from './web-token.ts'

it('loads the page anew for a link that differs after its # alone, and for nothing else', () => {
  const reload = vi.spyOn(location, 'reload').mockReturnValue(undefined)
  followNewLinks()
  location.hash = '#content'
  dispatchEvent(new Event('hashchange'))
  expect(reload).not.toHaveBeenCalled()
  location.hash = `#token=${'a'.repeat(43)}`
  dispatchEvent(new Event('hashchange'))
  expect(reload).toHaveBeenCalled()
})

it('goes on with the token of a newer link that another tab was opened by, and not with one that a tab only remembers', async () => {
  const opened = 'b'.repeat(43)
  const other = new BroadcastChannel('portolan.token')
  try {
    location.hash = `#token=${opened}`
    const token = await takeToken()
    expect([token?.(), location.hash]).toEqual([opened, ''])
    const newer = 'c'.repeat(43)
    other.postMessage({ token: 'd'.repeat(43) })
    other.postMessage({ token: newer, isLinked: true })
    await vi.waitFor(() => expect(token?.()).toBe(newer), { timeout: 30_000 })
    expect(sessionStorage.getItem('portolan.token')).toBe(newer)
  } finally {
    other.close()
  }
})
