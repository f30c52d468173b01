import fc from 'fast-check'
import { expect, it } from 'vitest'
import { HttpProblem } from './http-problem.ts'
import { parseTarget } from './request-target.ts'

it('reads a path and its query', () => {
  const { pathname, query } = parseTarget('/upload?name=a%2Fb%20c.xlsx&x=?')
  expect([pathname, query.get('name'), query.get('x')]).toEqual(['/upload', 'a/b c.xlsx', '?'])
  expect(parseTarget('/inventory/vms/vc%3Avm%2F1..2').pathname).toBe('/inventory/vms/vc:vm/1..2')
})

it('lets no path through that could lead elsewhere', () => {
  const part = fc.constantFrom('/', '..', '.', '%2e', '%2E', '%2f', '%5c', '\\', '%00', '%0a', '%', '#', '?', 'a', '%c3%a9', 'é')
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const pathname = pathOf(`/${parts.join('')}`)
      if (pathname !== null) expect(pathname).not.toMatch(/(?:^|[/\\])\.{1,2}(?:[/\\]|$)|\p{Cc}|^\/\//u)
    }),
  )
})

/** Null where it is refused. */
function pathOf(target: string): string | null {
  try {
    return parseTarget(target).pathname
  } catch (error) {
    expect(error).toBeInstanceOf(HttpProblem)
    return null
  }
}
