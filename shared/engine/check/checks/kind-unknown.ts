import { describeObject } from '#shared/domain/plan/kube-object.ts'
import { defineCheck } from '../check.ts'
import { findUnknownKind } from '../unknown-kind.ts'

/** A kind or version that does not exist: the API server refuses the object whatever its fields say. */
export const kindUnknown = defineCheck({
  id: 'kind-unknown',
  title: 'Kinds exist, in the version that is named',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects }) => objects.all.flatMap((object) => {
    const problem = findUnknownKind(object)
    return problem === null ? [] : [{ subject: describeObject(object), ...problem }]
  }),
})
