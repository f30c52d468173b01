import { describeObject } from '#shared/domain/plan/kube-object.ts'
import { defineCheck } from '../check.ts'
import { KIND_FIELDS } from '../kind-fields.ts'
import { judgeFields } from '../judge-fields.ts'

/** A typing error in an edited manifest: the API server refuses the field, its type or its value, or misses one. */
export const unknownField = defineCheck({
  id: 'unknown-field',
  title: 'Fields exist, have the right type, and none is missing',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects }) =>
    objects.all.flatMap((object) => {
      const kind = KIND_FIELDS.find((entry) => entry.apiVersion === object.apiVersion && entry.kind === object.kind)
      return kind === undefined ? [] : judgeFields(object, kind).map(({ message, remedy }) => ({ subject: describeObject(object), message, remedy }))
    }),
  notEvaluated: ({ objects }) => {
    const counts = new Map<string, number>()
    for (const { apiVersion, kind } of objects.all) {
      if (KIND_FIELDS.some((entry) => entry.apiVersion === apiVersion && entry.kind === kind)) continue
      counts.set(`${kind} (${apiVersion})`, (counts.get(`${kind} (${apiVersion})`) ?? 0) + 1)
    }
    return [...counts].map(([kind, count]) => `The fields of ${kind} are not known here: ${count === 1 ? 'one object was' : `${count} objects were`} not looked at.`)
  },
})
