import { describeObject } from '#shared/domain/plan/kube-object.ts'
import { defineCheck } from '../check.ts'

/** MTV's ObjectReference has all fields optional, and its controller refuses one without a name or a namespace. */
export const referenceWithoutNamespace = defineCheck({
  id: 'reference-without-namespace',
  title: 'References name their object and its namespace',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects }) =>
    objects.all.flatMap((object) =>
      objects.referencesOf(object)
        .filter(({ name, namespace }) => name === null || namespace === null)
        .map(({ at, to, name, namespace }) => ({
          subject: describeObject(object),
          message: `${at} refers to a ${to} without its ${name === null ? (namespace === null ? 'name and namespace' : 'name') : 'namespace'}.`,
          remedy: `Write both name and namespace into ${at}.`,
        })),
    ),
})
