import { describeObject, type KubeObject } from '#shared/domain/plan/kube-object.ts'
import { type CheckContext, type CheckProblem, defineCheck } from '../check.ts'
import { fieldText, fieldValue, isRecord } from '../field-values.ts'

/** What MTV reads of the Secret of a source (MTV: Adding source providers). */
const LOGIN = ['user', 'password'] as const
const SOURCES: ReadonlySet<string | null> = new Set(['vsphere', 'ovirt'])

/** MTV logs in with what the Secret of a Provider holds: under another name, or without one of its keys, the Provider never becomes ready. */
export const providerSecret = defineCheck({
  id: 'provider-secret',
  title: 'Secrets of Providers are among the templates, with all that MTV logs in with',
  severity: 'critical',
  needs: ['manifests'],
  check: (context) => context.objects.ofKind('Provider').filter((provider) => SOURCES.has(fieldText(provider, 'spec.type'))).flatMap((provider) => judge(provider, context)),
})

function judge(provider: KubeObject, { objects }: CheckContext): readonly CheckProblem[] {
  const name = fieldText(provider, 'spec.secret.name')
  const namespace = fieldText(provider, 'spec.secret.namespace')
  // What lacks a name is another check's business, and a set without Secrets has them elsewhere.
  if (name === null || namespace === null || objects.ofKind('Secret').length === 0) return []
  const secret = objects.find('Secret', { name, namespace })
  const subject = describeObject(provider)
  if (secret === null) return [{ subject, severity: 'warning', message: `spec.secret names Secret ${namespace}/${name}, of which there is no template among the manifests.`, remedy: 'Correct the name, or see that the target has the Secret.' }]
  const keys = ['data', 'stringData'].flatMap((field) => { const values = fieldValue(secret, field); return isRecord(values) ? Object.keys(values) : [] })
  const missing = LOGIN.filter((key) => !keys.includes(key))
  const isTrusted = keys.includes('cacert') || fieldText(secret, 'stringData.insecureSkipVerify') === 'true' || keys.includes('insecureSkipVerify')
  return [
    ...missing.map((key) => ({ subject: describeObject(secret), message: `It has no ${key}, with which MTV logs in at ${subject}.`, remedy: `Add ${key} with a placeholder such as <${key}>.` })),
    ...(isTrusted ? [] : [{ subject: describeObject(secret), severity: 'warning' as const, message: `It has neither cacert nor insecureSkipVerify, so that MTV trusts the certificate of ${subject} only where a known authority signed it.`, remedy: 'Add cacert with the certificate of the authority.' }]),
  ]
}
