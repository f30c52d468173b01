import { HttpProblem } from './http-problem.ts'

/** Where a request goes to. */
export interface RequestTarget {
  /** Decoded, without the query. */
  readonly pathname: string
  readonly query: URLSearchParams
}

/**
 * Reads a request's target (RFC 9112, 3.2) in its origin form alone. What could mean another path to someone
 * else (dot segments, backslashes, control characters, however encoded) is refused with 400 rather than mended.
 */
export function parseTarget(target: string): RequestTarget {
  if (!ORIGIN_FORM.test(target)) throw badTarget()
  const [path = '', ...query] = target.split('?')
  const pathname = decode(path)
  if (CONTROL_CHARACTER.test(pathname) || pathname.startsWith('//') || pathname.split(/[/\\]/).some((segment) => segment === '.' || segment === '..')) throw badTarget()
  return { pathname, query: new URLSearchParams(query.join('?')) }
}

/** One slash, then printable ASCII without backslash and fragment. */
const ORIGIN_FORM = /^\/(?!\/)[\x21\x22\x24-\x5b\x5d-\x7e]*$/
const CONTROL_CHARACTER = /[\x00-\x1f\x7f]/

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    // It throws a URIError for nothing but malformed escapes.
    throw badTarget()
  }
}

function badTarget(): HttpProblem {
  return new HttpProblem(400, 'invalid-input', 'The address is malformed.')
}
