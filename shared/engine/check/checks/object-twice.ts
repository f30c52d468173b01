import { describeObject } from '#shared/domain/plan/kube-object.ts'
import { defineCheck } from '../check.ts'

/** The second object of a name overwrites the first when the set is applied. */
export const objectTwice = defineCheck({
  id: 'object-twice',
  title: 'No object is there twice',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects }) => {
    const seen = new Set<string>()
    return objects.all.flatMap((object) => {
      if (object.metadata?.name === undefined) return []
      const key = JSON.stringify([object.apiVersion.replace(/\/.*$/, ''), object.kind, object.metadata.namespace ?? null, object.metadata.name])
      if (!seen.has(key)) {
        seen.add(key)
        return []
      }
      return [{ subject: describeObject(object), message: 'It is among the manifests more than once.', remedy: 'Keep one of them.' }]
    })
  },
})
