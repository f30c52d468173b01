import { describeObject } from '#shared/domain/plan/kube-object.ts'
import { defineCheck } from '../check.ts'
import { fieldValue, isRecord } from '../field-values.ts'

/** Keys of a Provider's Secret that say nothing secret. */
const OPEN_KEYS: ReadonlySet<string> = new Set(['url', 'insecureSkipVerify'])
const PLACEHOLDER = /^<[^<>]*>$/
/** A user and a password in front of the server's name (RFC 3986, userinfo). */
const URL_WITH_PASSWORD = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*@/i

/** A bundle goes through mail and version control, so that nothing secret may be in it: only `<placeholders>`. */
export const secretWithData = defineCheck({
  id: 'secret-with-data',
  title: 'Secrets hold placeholders only',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects }) =>
    objects.ofKind('Secret').flatMap((secret) =>
      ['data', 'stringData'].flatMap((field) => {
        const values = fieldValue(secret, field)
        if (!isRecord(values)) return []
        return Object.entries(values)
          .filter(([key, value]) => !isHarmless(key, value))
          .map(([key]) => ({ subject: describeObject(secret), message: `${field}.${key} is filled in: nothing secret may be in a bundle.`, remedy: `Put a placeholder like <${key}> there, and keep the filled-in copy elsewhere.` }))
      }),
    ),
})

function isHarmless(key: string, value: unknown): boolean {
  if (value === null || value === '') return true
  if (typeof value !== 'string') return false
  return PLACEHOLDER.test(value.trim()) || (OPEN_KEYS.has(key) && !URL_WITH_PASSWORD.test(value))
}
