import { describeObject } from '#shared/domain/plan/kube-object.ts'
import { type CheckProblem, defineCheck } from '../check.ts'

/** Namespaces that a cluster has of itself. */
const OWN_NAMESPACES = /^(default|openshift|openshift-.*|kube-.*)$/

/** A namespace that the manifests use and do not make may still be on the target: nobody can tell from here. */
export const namespaceMissing = defineCheck({
  id: 'namespace-missing',
  title: 'Namespaces that are used are made',
  severity: 'warning',
  needs: ['manifests'],
  check: ({ objects }) => {
    const made = new Set(objects.ofKind('Namespace').map((namespace) => namespace.metadata?.name))
    const uses = [
      ...objects.plans.map(({ subject, targetNamespace }) => ({ subject, namespace: targetNamespace })),
      ...objects.ofKind('NetworkAttachmentDefinition').map((object) => ({ subject: describeObject(object), namespace: object.metadata?.namespace ?? null })),
    ]
    return uses.flatMap(({ subject, namespace }): readonly CheckProblem[] => {
      if (namespace === null || made.has(namespace) || OWN_NAMESPACES.test(namespace)) return []
      return [{ subject, message: `The namespace ${namespace} is not among the manifests.`, remedy: 'Add it, or see that the target has it.' }]
    })
  },
})
