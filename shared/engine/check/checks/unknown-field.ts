import { describeObject } from '#shared/domain/plan/kube-object.ts'
import { defineCheck } from '../check.ts'
import { KIND_FIELDS } from '../kind-fields.ts'
import { createFieldJudge } from '../judge-fields.ts'

/** A typing error in an edited manifest: the API server refuses the field, its type or its value, or misses one. */
export const unknownField = defineCheck({
  id: 'unknown-field',
  title: 'Fields exist, have the right type, and none is missing',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects }) =>
    objects.all.flatMap((object) =>
      (JUDGES.get(judgeKey(object))?.(object) ?? []).map(({ message, remedy }) => ({ subject: describeObject(object), message, remedy })),
    ),
  notEvaluated: ({ objects }) => {
    const counts = new Map<string, number>()
    for (const object of objects.all) {
      if (!JUDGES.has(judgeKey(object))) counts.set(judgeKey(object), (counts.get(judgeKey(object)) ?? 0) + 1)
    }
    return [...counts].map(([kind, count]) => `The fields of ${kind} are not known here: ${count === 1 ? 'one object was' : `${count} objects were`} not looked at.`)
  },
})

const JUDGES = new Map(KIND_FIELDS.map((kind) => [judgeKey(kind), createFieldJudge(kind)]))

function judgeKey({ apiVersion, kind }: { readonly apiVersion: string; readonly kind: string }): string {
  return `${kind} (${apiVersion})`
}
