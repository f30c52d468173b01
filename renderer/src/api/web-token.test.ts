// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest'
import { followNewLinks } from './web-token.ts'

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
