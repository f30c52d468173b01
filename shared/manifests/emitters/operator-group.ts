import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import { defineEmitter } from '../emitter.ts'
import { OPERATOR_GROUP_NAME } from '../object-names.ts'
import { operatorsInUse } from '../operators-in-use.ts'

/** One for each namespace with operators: OLM refuses a second one in a namespace. */
export const operatorGroupEmitter = defineEmitter({
  kind: 'OperatorGroup',
  emit: (plan) => {
    if (!plan.target.cluster.operators.write) return []
    const byNamespace = new Map(operatorsInUse(plan).map((operator) => [operator.namespace, operator]))
    return [...byNamespace.values()].map(({ namespace, watches }) => ({
      comment: ['OLM takes one OperatorGroup a namespace: leave this one out where the namespace has one already.'],
      object: {
        apiVersion: 'operators.coreos.com/v1',
        kind: 'OperatorGroup',
        metadata: { name: OPERATOR_GROUP_NAME, namespace, labels: MANAGED_BY_LABELS },
        // An empty spec stands for every namespace.
        spec: watches === 'own' ? { targetNamespaces: [namespace] } : {},
      },
    }))
  },
})
