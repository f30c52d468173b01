import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { ClusterScheduling } from '#shared/domain/plan/scheduling.ts'
import { machineConfig } from './machine-config-object.ts'
import { markdownCode, markdownTable, markdownText } from './markdown.ts'
import { pressureMachineConfigName } from './object-names.ts'
import { serialiseYaml } from './serialise-yaml.ts'

/** The README's section on how the load of each source cluster is balanced today, and what becomes of it. */
export function schedulingSection({ scheduling: { clusters, descheduler, reasons, healthCheck }, target }: MigrationPlan): string[] {
  const ofHosted = descheduler !== null && target.controlPlane === 'hosted' ? nodePoolLines() : []
  if (clusters.length === 0) return ofHosted.length === 0 ? [] : ['## Scheduling', ...ofHosted]
  const all = [...reasons, ...healthCheck.reasons]
  return [
    '## Scheduling',
    '',
    `${descheduler === null ? 'No descheduler is set up.' : `One descheduler for the whole cluster: ${descheduler.mode}, ${descheduler.threshold}.`} ${healthCheck.isSetUp ? 'A health check takes failed nodes out of service.' : 'No node health check is set up.'}`,
    ...(all.length === 0 ? [] : ['', ...all.map(({ message }) => `- ${markdownText(message)}`)]),
    '',
    ...markdownTable(['Source cluster', 'VMs', 'Asks for', 'HA', 'Because'], clusters.map((cluster) => [markdownCode(cluster.name), String(cluster.vmCount), wish(cluster), cluster.isHaEnabled === null ? '**not known**' : cluster.isHaEnabled ? 'on' : 'off', markdownText(cluster.reasons.map(({ message }) => message).join(' '))])),
    ...ofHosted,
  ]
}

function wish({ balancing }: ClusterScheduling): string {
  if (balancing === null) return '**not known**'
  return balancing.isWanted ? `${balancing.mode}, ${balancing.threshold}` : 'no balancing'
}

/**
 * What the nodes of a hosted control plane need for the descheduler: its node pools take a MachineConfig from a ConfigMap of the hosting cluster, and no
 * other (OpenShift: Hosted control planes, Handling machine configuration; HyperShift, NodePool spec.config).
 */
function nodePoolLines(): string[] {
  const name = pressureMachineConfigName('worker')
  const map = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'portolan-psi', namespace: '<namespace of the NodePool>' }, data: { config: serialiseYaml([{ value: machineConfig(name, 'worker', { kernelArguments: ['psi=1'] }) }]) } }
  return [
    '',
    '### Pressure on the nodes of the hosted cluster',
    '',
    'The descheduler goes by the pressure that kernels measure with `psi=1`. A MachineConfig has no effect in a cluster with a hosted control plane: its node pools take it from a ConfigMap on the hosting cluster. Logged in there, make this one:',
    '',
    '```yaml',
    ...serialiseYaml([{ value: map }]).trimEnd().split('\n'),
    '```',
    '',
    'Then name it in each NodePool that has nodes for VMs, with `oc edit nodepools.hypershift.openshift.io/<name> -n <namespace of the NodePool>`, as a further entry `- name: portolan-psi` of `spec.config`. The nodes of the pool are replaced or restarted one after the other, as its `spec.management.upgradeType` says: do it before VMs arrive.',
  ]
}
