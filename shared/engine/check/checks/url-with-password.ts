import { describeObject } from '#shared/domain/plan/kube-object.ts'
import { type CheckProblem, defineCheck } from '../check.ts'
import { walkValues } from '../walk-values.ts'

/** A password, or over HTTP anything at all, in front of a server's name (RFC 3986, userinfo); also within a longer text. */
const WITH_PASSWORD = /\bhttps?:\/\/[^\s/?#"'<>]*@|\b[a-z][a-z0-9+.-]*:\/\/[^\s/?#"'<>:@]*:[^\s/?#"'<>@]+@/i

/** A bundle goes through mail and version control: no address in it may bear the key to what it leads to. Secrets have a check of their own. */
export const urlWithPassword = defineCheck({
  id: 'url-with-password',
  title: 'Addresses bear no user and password',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects }) => objects.all.filter(({ kind }) => kind !== 'Secret').flatMap((object) => {
    const problems: CheckProblem[] = []
    walkValues(object, (at, _name, value) => {
      // Not repeated in the message: it would be in every report then.
      if (typeof value === 'string' && value.includes('@') && WITH_PASSWORD.test(value)) problems.push({ subject: describeObject(object), message: `${at} holds an address with a user or a password.`, remedy: 'Take them out of the address, put them into a Secret outside of this folder, and change the password.' })
    })
    return problems
  }),
})
