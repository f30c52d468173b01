import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import { defineEmitter } from '../emitter.ts'
import { NODE_FEATURE_NAMESPACE, nodeFeatureImage } from '../object-names.ts'
import { isInstalled } from '../operators-in-use.ts'

/** The one instance that makes the Node Feature Discovery Operator look at nodes and at rules for their labels; written with the operators. */
export const nodeFeatureDiscoveryEmitter = defineEmitter({
  kind: 'NodeFeatureDiscovery',
  emit: (plan) =>
    isInstalled(plan, 'nfd')
      ? [{
          comment: ['Rules for the labels of nodes are of no effect without it. Its image is that of the release: change it with each update of the cluster.'],
          object: {
            apiVersion: 'nfd.openshift.io/v1',
            kind: 'NodeFeatureDiscovery',
            metadata: { name: 'nfd-instance', namespace: NODE_FEATURE_NAMESPACE, labels: MANAGED_BY_LABELS },
            spec: { operand: { image: nodeFeatureImage(plan.target), imagePullPolicy: 'IfNotPresent' }, workerConfig: { configData: WORKER_CONFIGURATION } },
          },
        }]
      : [],
})

/** The field may not be left out; what it says is the default of the worker (Node Feature Discovery: core.sleepInterval). */
const WORKER_CONFIGURATION = 'core:\n  sleepInterval: 60s\n'
