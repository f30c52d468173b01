import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import { defineEmitter } from '../emitter.ts'
import { isInstalled } from '../operators-in-use.ts'

/** The one instance that makes the NMState Operator look at node network policies; written with the operators. */
export const nmstateEmitter = defineEmitter({
  kind: 'NMState',
  emit: (plan) =>
    isInstalled(plan, 'nmstate')
      ? [{ comment: ['Policies for node networks are of no effect without it.'], object: { apiVersion: 'nmstate.io/v1', kind: 'NMState', metadata: { name: 'nmstate', labels: MANAGED_BY_LABELS }, spec: {} } }]
      : [],
})
