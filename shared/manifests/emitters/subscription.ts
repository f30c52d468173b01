import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import { operatorCatalog } from '#shared/domain/target/operator-catalog.ts'
import { defineEmitter } from '../emitter.ts'
import { operatorsInUse } from '../operators-in-use.ts'

/** Where OpenShift has its catalogues, and those of a mirror. */
const CATALOG_NAMESPACE = 'openshift-marketplace'

/** Has OLM install each operator that the plan uses, where the target wants that written. */
export const subscriptionEmitter = defineEmitter({
  kind: 'Subscription',
  emit: (plan) => {
    const { operators } = plan.target.cluster
    if (!operators.write) return []
    return operatorsInUse(plan).map(({ title, because, packageName, channel, namespace }) => ({
      comment: [
        `${title}. ${because}`,
        ...(channel === null ? ['Without a channel it is the default one of the package.'] : []),
        ...(operators.approval === 'Manual' ? ['Its install plan waits to be approved: see the README.'] : []),
      ],
      object: {
        apiVersion: 'operators.coreos.com/v1alpha1',
        kind: 'Subscription',
        metadata: { name: packageName, namespace, labels: MANAGED_BY_LABELS },
        spec: { ...(channel === null ? {} : { channel }), installPlanApproval: operators.approval, name: packageName, source: operatorCatalog(plan.target), sourceNamespace: CATALOG_NAMESPACE },
      },
    }))
  },
})
