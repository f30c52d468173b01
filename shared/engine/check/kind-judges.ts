import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import { createFieldJudge, type FieldProblem } from './judge-fields.ts'
import { KIND_FIELDS } from './kind-fields.ts'

/** What of an object's fields the API server would refuse; null where the fields of its kind are not known here. */
export function judgeFields(object: KubeObject): readonly FieldProblem[] | null {
  return JUDGES.get(kindName(object))?.(object) ?? null
}

/** "Plan (forklift.konveyor.io/v1beta1)". */
export function kindName({ apiVersion, kind }: { readonly apiVersion: string; readonly kind: string }): string {
  return `${kind} (${apiVersion})`
}

/** Whether the fields of an object's kind are known here. */
export function areFieldsKnown(object: KubeObject): boolean {
  return JUDGES.has(kindName(object))
}

const JUDGES = new Map(KIND_FIELDS.map((kind) => [kindName(kind), createFieldJudge(kind)]))
