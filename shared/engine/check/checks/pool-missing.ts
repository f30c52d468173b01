import { describeObject, type KubeObject } from '#shared/domain/plan/kube-object.ts'
import { type CheckProblem, defineCheck } from '../check.ts'
import { fieldText, fieldValue, fieldValues, isRecord } from '../field-values.ts'

const ROLE_LABEL = 'machineconfiguration.openshift.io/role'
/** Every cluster has them; arbiters from OpenShift 4.20 on. */
const OWN_POOLS: readonly string[] = ['arbiter', 'master', 'worker']

/** A pool takes what bears its label: what bears another's stays without effect on every node, and nothing says so. */
export const poolMissing = defineCheck({
  id: 'pool-missing',
  title: 'MachineConfigs and KubeletConfigs are for pools that there are',
  severity: 'warning',
  needs: ['manifests'],
  check: ({ objects }) => {
    const pools = objects.ofKind('MachineConfigPool')
    const roles = new Set([...OWN_POOLS, ...pools.flatMap(rolesOf)])
    const labels = [...OWN_POOLS.map(ownLabels), ...pools.map(({ metadata }) => (isRecord(metadata?.labels) ? metadata.labels : {}))]
    return [
      ...objects.ofKind('MachineConfig').flatMap((object) => judgeRole(object, roles)),
      ...objects.ofKind('KubeletConfig').flatMap((object) => judgeSelector(object, labels)),
    ]
  },
})

function judgeRole(object: KubeObject, roles: ReadonlySet<string>): readonly CheckProblem[] {
  const labels = fieldValue(object, 'metadata.labels')
  const role = isRecord(labels) ? labels[ROLE_LABEL] : undefined
  const subject = describeObject(object)
  if (typeof role !== 'string') return [{ subject, severity: 'critical', message: `It has no label ${ROLE_LABEL}, so that no pool takes it.`, remedy: `Add the label, such as ${ROLE_LABEL}: worker.` }]
  return roles.has(role) ? [] : [{ subject, message: `Its label ${ROLE_LABEL} is "${role}", and no MachineConfigPool among the manifests takes that.`, remedy: 'Correct the label, or see that the target has the pool.' }]
}

function judgeSelector(object: KubeObject, pools: readonly Readonly<Record<string, unknown>>[]): readonly CheckProblem[] {
  const wanted = fieldValue(object, 'spec.machineConfigPoolSelector.matchLabels')
  if (!isRecord(wanted) || pools.some((labels) => Object.entries(wanted).every(([key, value]) => labels[key] === value))) return []
  return [{ subject: describeObject(object), message: `No MachineConfigPool among the manifests bears the labels ${Object.keys(wanted).join(', ')} that it selects by.`, remedy: 'Correct machineConfigPoolSelector, or see that the target has the pool.' }]
}

/** What roles the configurations have that a pool takes. */
function rolesOf(pool: KubeObject): readonly string[] {
  const single = fieldValue(pool, 'spec.machineConfigSelector.matchLabels')
  const several = fieldValues(pool, 'spec.machineConfigSelector.matchExpressions[]').filter(({ value }) => fieldText(value, 'key') === ROLE_LABEL).flatMap(({ value }) => fieldValues(value, 'values[]').map((found) => found.value))
  return [...(isRecord(single) ? [single[ROLE_LABEL]] : []), ...several].filter((role) => typeof role === 'string')
}

/** As the machine-config operator labels the pools that it makes. */
function ownLabels(pool: string): Readonly<Record<string, unknown>> {
  return { [`pools.operator.machineconfiguration.openshift.io/${pool}`]: '', 'machineconfiguration.openshift.io/mco-built-in': '' }
}
