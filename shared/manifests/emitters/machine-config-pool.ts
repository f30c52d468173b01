import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import { defineEmitter } from '../emitter.ts'
import { configuredPools, poolLabel } from '../node-pools.ts'

/** Node groups as pools of their own, which take all of the workers' configuration and what is theirs alone. */
export const machineConfigPoolEmitter = defineEmitter({
  kind: 'MachineConfigPool',
  emit: ({ target }) =>
    configuredPools({ target }).flatMap(({ role, isBuiltIn, nodeLabels }) =>
      isBuiltIn
        ? []
        : [{
            comment: ['Takes the nodes with the label of its node group: label them first, else the pool is empty.'],
            object: {
              apiVersion: 'machineconfiguration.openshift.io/v1',
              kind: 'MachineConfigPool',
              metadata: { name: role, labels: { ...MANAGED_BY_LABELS, ...poolLabel(role) } },
              spec: {
                machineConfigSelector: { matchExpressions: [{ key: 'machineconfiguration.openshift.io/role', operator: 'In', values: ['worker', role] }] },
                nodeSelector: { matchLabels: { ...nodeLabels } },
                // One node at a time: its VMs need room elsewhere.
                maxUnavailable: 1,
              },
            },
          }],
    ),
})
