import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import { HYPER_CONVERGED_FILE } from './bundle-folders.ts'
import { VIRTUALIZATION_NAMESPACE } from './object-names.ts'
import { plainShellWord, shellWord } from './shell-word.ts'
import { workloadPlacement } from './workload-placement.ts'

/** The steps of OpenShift Virtualization itself: the labels that its nodes need before, its settings, or the one patch that the plan cannot do without. */
export function virtualizationSteps(plan: MigrationPlan): string[][] {
  const { nodeSelector, tolerations } = workloadPlacement(plan)
  const labels = Object.entries(nodeSelector).map(([key, value]) => plainShellWord(`${key}=${value}`))
  if (plan.hyperConverged === null && !plan.target.cluster.operators.write) {
    if (tolerations.length === 0) return []
    const patch = JSON.stringify({ spec: { workloads: { nodePlacement: { tolerations } } } })
    return [[
      'OpenShift Virtualization on the tainted nodes: without, no VM starts there. The patch replaces the tolerations that the first command shows: add those that are to stay.',
      `oc get ${HYPER_CONVERGED} -n ${VIRTUALIZATION_NAMESPACE} -o jsonpath='{.spec.workloads.nodePlacement.tolerations}'`,
      `oc patch ${HYPER_CONVERGED} -n ${VIRTUALIZATION_NAMESPACE} --type merge -p ${shellWord(patch)}`,
    ]]
  }
  return [
    // An object that only sets the operator going says nothing of labels.
    ...(plan.hyperConverged === null || labels.length === 0 ? [] : [['The nodes that run VMs, each of them: which, only you know. By the settings of the next step no other node runs any.', `oc label node <node> ${labels.join(' ')}`]]),
    ['Settings of OpenShift Virtualization. Compare them with what the cluster has before.', `oc diff -f ${HYPER_CONVERGED_FILE} || true`, `oc apply -f ${HYPER_CONVERGED_FILE}`],
  ]
}

/** From the release that stores v1 on the fields are elsewhere: the older version is served still. */
const HYPER_CONVERGED = 'hyperconvergeds.v1beta1.hco.kubevirt.io kubevirt-hyperconverged'
