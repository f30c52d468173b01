import { describeObject } from '#shared/domain/plan/kube-object.ts'
import { defineCheck } from '../check.ts'
import { areFieldsKnown, judgeFields, kindName } from '../kind-judges.ts'

/** A typing error in an edited manifest: the API server refuses the field, its type or its value, or misses one. */
export const unknownField = defineCheck({
  id: 'unknown-field',
  title: 'Fields exist, have the right type and a value that they take, and none is missing',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects }) =>
    objects.all.flatMap((object) =>
      (judgeFields(object) ?? []).map(({ message, remedy, severity }) => ({ subject: describeObject(object), message, remedy, ...(severity === undefined ? {} : { severity }) })),
    ),
  notEvaluated: ({ objects }) => {
    const counts = new Map<string, number>()
    for (const object of objects.all) {
      if (!areFieldsKnown(object)) counts.set(kindName(object), (counts.get(kindName(object)) ?? 0) + 1)
    }
    return [...counts].map(([kind, count]) => `The fields of ${kind} are not known here: ${count === 1 ? 'one object was' : `${count} objects were`} not looked at.`)
  },
})
