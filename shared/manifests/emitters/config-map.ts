import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import { defineEmitter, type EmittedObject } from '../emitter.ts'
import { SCHEDULER_CONFIG_NAME, SECONDARY_SCHEDULER_NAMESPACE } from '../object-names.ts'
import { serialiseYaml } from '../serialise-yaml.ts'

/** Maps by which MTV finds preferences, and files that operators of the cluster read. */
export const configMapEmitter = defineEmitter({
  kind: 'ConfigMap',
  emit: (plan) => [...osMaps(plan), ...schedulerConfig(plan), ...monitoringConfig(plan)],
})

/**
 * The maps by which MTV finds a VM's preference. They bear names of their own: the operator puts its own entries back
 * into the maps that it made, and the ForkliftController says which map is looked into.
 */
function osMaps(plan: MigrationPlan): EmittedObject[] {
  return plan.compute.osMaps.map(({ sourceKind, name, entries }) => ({
    comment: [`Preferences of VMs from ${sourceKind === 'vsphere' ? 'vSphere' : 'oVirt'} by the guest system that MTV finds. It holds once the ForkliftController names it: see the README.`],
    object: configMap(name, plan.target.migration.namespace, Object.fromEntries(entries)),
  }))
}

/** Trimaran's plugin (kubernetes-sigs/scheduler-plugins) that weighs the average and the variation of a node's load; what is measured comes from the cluster's Prometheus. */
const LOAD_PLUGIN = 'LoadVariationRiskBalancing'
const PROMETHEUS = 'https://prometheus-k8s.openshift-monitoring.svc:9091'

function schedulerConfig({ target: { cluster: { loadAwareScheduler } } }: MigrationPlan): EmittedObject[] {
  if (loadAwareScheduler === undefined) return []
  const config = {
    apiVersion: 'kubescheduler.config.k8s.io/v1',
    kind: 'KubeSchedulerConfiguration',
    leaderElection: { leaderElect: false },
    profiles: [{
      schedulerName: SCHEDULER_CONFIG_NAME,
      plugins: { score: { disabled: [{ name: 'NodeResourcesBalancedAllocation' }, { name: 'NodeResourcesFit' }], enabled: [{ name: LOAD_PLUGIN }] } },
      pluginConfig: [{ name: LOAD_PLUGIN, args: { metricProvider: { type: 'Prometheus', address: PROMETHEUS, insecureSkipVerify: false } } }],
    }],
  }
  return [{ comment: ['How the load-aware scheduler weighs nodes. It reads loads from the cluster’s Prometheus, for which its service account needs the ClusterRole cluster-monitoring-view.'], object: configMap(SCHEDULER_CONFIG_NAME, SECONDARY_SCHEDULER_NAMESPACE, { 'config.yaml': serialiseYaml([{ value: config }]) }) }]
}

function monitoringConfig({ target: { cluster: { monitoring } } }: MigrationPlan): EmittedObject[] {
  if (!monitoring.userWorkload) return []
  return [{ comment: ['Turns Prometheus on for the namespaces of VMs. Where the cluster has this ConfigMap, put the line into its config.yaml: applying it as it stands drops all other settings.'], object: configMap('cluster-monitoring-config', 'openshift-monitoring', { 'config.yaml': serialiseYaml([{ value: { enableUserWorkload: true } }]) }) }]
}

function configMap(name: string, namespace: string, data: Readonly<Record<string, string>>): EmittedObject['object'] {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace, labels: MANAGED_BY_LABELS }, data }
}
