import { describeObject, type KubeObject } from '#shared/domain/plan/kube-object.ts'
import type { MigrationPlan, PlannedMigrationHost, PlannedPlan, PlannedWave } from '#shared/domain/plan/migration-plan.ts'
import { DEFAULT_DENY_NAME, hostSecretName, machineConfigRole, networkMapReference, NODE_NETWORK_POLICY_NAME, pressureMachineConfigName, storageMapReference } from './object-names.ts'

/** The folders of a bundle, numbered in the order in which they are applied. */
/** For the installer: no kustomization names it. */
export const INSTALL_FOLDER = 'install'
/** For oc-mirror: no kustomization names it. */
export const DISCONNECTED_FOLDER = 'disconnected'
export const OPERATORS_FOLDER = '00-operators'
export const CLUSTER_FOLDER = '10-cluster'
/** Apart, since Plans need them and no node changes by them. */
export const INSTANCE_TYPES_FOLDER = `${CLUSTER_FOLDER}/instance-types`
/** The cluster's own objects, a file each: each of them changes nodes and is applied and waited for on its own. */
export const NODE_NETWORK_FILE = `${CLUSTER_FOLDER}/node-network-configuration-policy.yaml`
/** Policies of a layout of NICs, a file each: they are applied one after the other. */
export const NODE_NETWORKS_FOLDER = `${CLUSTER_FOLDER}/node-networks`
/** Apart, since it needs the interfaces that the node networks make. */
export const LIVE_MIGRATION_FOLDER = `${CLUSTER_FOLDER}/live-migration`
export const PRESSURE_FILE = `${CLUSTER_FOLDER}/machine-config-pressure.yaml`
/** What sets operators going, by its kind. */
export const INSTANCE_FILES = { NMState: `${CLUSTER_FOLDER}/nmstate.yaml`, SriovOperatorConfig: `${CLUSTER_FOLDER}/sriov-operator-config.yaml`, NodeFeatureDiscovery: `${CLUSTER_FOLDER}/node-feature-discovery.yaml`, MetalLB: `${CLUSTER_FOLDER}/metal-lb.yaml` } as const
/** All that reboots nodes by choice of the target, applied at once so that they reboot once. */
export const NODES_FOLDER = `${CLUSTER_FOLDER}/nodes`
/** Who may do what on the whole cluster. */
export const ACCESS_FOLDER = `${CLUSTER_FOLDER}/access`
/** What operators beside OpenShift Virtualization are told; no node changes by it. */
export const SERVICES_FOLDER = `${CLUSTER_FOLDER}/services`
export const FENCING_FILE = `${CLUSTER_FOLDER}/fence-agents-remediation-template.yaml`
export const HEALTH_CHECK_FILE = `${CLUSTER_FOLDER}/node-health-check.yaml`
export const DESCHEDULER_FILE = `${CLUSTER_FOLDER}/kube-descheduler.yaml`
export const HYPER_CONVERGED_FILE = `${CLUSTER_FOLDER}/hyper-converged.yaml`
/** Apart, as the instance types: patches name them and no node changes by them. */
export const PRIORITIES_FOLDER = `${CLUSTER_FOLDER}/priority-classes`
export const NAMESPACES_FOLDER = '20-namespaces'
export const PROVIDERS_FOLDER = '30-mtv'
export const WAVES_FOLDER = '40-waves'
/** For people. */
export const DOCUMENTS_FOLDER = 'docs'
/** Policies are applied by hand, once the VMs are there: no kustomization above names them. */
export const POLICIES_FOLDER = '50-network-policies'
/** Policies that stop the rest, applied by hand when nothing is migrated any more. */
export const AFTER_FOLDER = '60-after-migration'
/** For a hub and for Argo CD: not for the cluster that the other folders are for. */
export const FLEET_FOLDER = 'fleet'
export const OVERLAYS_FOLDER = 'overlays'
/** What the hub is given. */
export const HUB_FOLDER = `${FLEET_FOLDER}/hub`
/** Folders that no kustomization above names: what is in them is applied by hand. */
export const FOLDERS_BY_HAND: readonly string[] = [POLICIES_FOLDER, AFTER_FOLDER, FLEET_FOLDER]
/** Where Plans lie that no wave has been given to. */
export const UNSCHEDULED_FOLDER = `${WAVES_FOLDER}/unscheduled`
/** Holds the NADs in the namespace `default`, which every namespace can use. */
const DEFAULT_NETWORKS = 'default-networks'
/** Holds what OVN-Kubernetes makes attachments of in several namespaces. */
const USER_DEFINED_NETWORKS = 'user-defined-networks'
/** Apart, since it drains nodes. */
export const SRIOV_FOLDER = `${CLUSTER_FOLDER}/sriov`
const DESTINATION = 'destination'
const HOOKS = 'hooks'
/** Beside the folders of the sources: plans of several name them. */
export const HOOKS_FOLDER = `${PROVIDERS_FOLDER}/${HOOKS}`
/** Patches for the VMs of a plan, in its folder. */
export const PATCH_SCRIPT_FILE = 'after-migration.sh'
/** Starts a plan; nothing names it, so that none starts by itself. */
export const MIGRATION_FILE = 'migration.yaml'
export const SECRET_TEMPLATE_FILE = 'secret-template.yaml'

/** What can be written alone: the cluster's own objects, MTV's, or a folder. Namespaces and VM networks are in both of the first two. */
export type BundlePart = 'cluster' | 'mtv' | FolderPart
export type FolderPart = 'install' | 'disconnected' | 'operators' | 'namespaces' | 'policies' | 'fleet' | 'docs'

/** Sets MTV going. With the cluster's own objects: Providers are refused before it runs. */
export const FORKLIFT_CONTROLLER_FILE = `${CLUSTER_FOLDER}/forklift-controller.yaml`

/** The folder of a source's Provider and secret template. */
export function providerFolder(providerName: string): string {
  return `${PROVIDERS_FOLDER}/${pathSegment(providerName, [DESTINATION, HOOKS])}`
}

/** The playbook of a hook as people read it. Not called YAML, since whatever reads a folder of manifests would take it for one. */
export function playbookFile(hookName: string): string {
  return `${PROVIDERS_FOLDER}/${HOOKS}/${pathSegment(hookName)}.playbook`
}

/** The template of the Secret with the token of an Ansible Automation Platform, beside the hooks. */
export function tokenSecretFile(name: string): string {
  return `${PROVIDERS_FOLDER}/${HOOKS}/${pathSegment(name)}-${SECRET_TEMPLATE_FILE}`
}

/** The folder of a source's hosts, with the template of the Secret that they share. */
export function hostFolder(providerName: string): string {
  return `${providerFolder(providerName)}/hosts`
}

/** The file of a host. */
export function hostFile({ name, providerName }: Pick<PlannedMigrationHost, 'name' | 'providerName'>): string {
  return `${hostFolder(providerName)}/${pathSegment(name)}.yaml`
}

/** The folder of a Plan and its two maps, in that of its wave. */
export function planFolder({ name, wave }: Pick<PlannedPlan, 'name' | 'wave'>): string {
  return `${wave === undefined ? UNSCHEDULED_FOLDER : waveFolder(wave)}/${pathSegment(name)}`
}

/** The folder of a wave; numbers sort up to 99 waves, and beyond by their length. */
export function waveFolder({ number }: Pick<PlannedWave, 'number'>): string {
  return `${WAVES_FOLDER}/wave-${String(number).padStart(WAVE_NUMBER_DIGITS, '0')}`
}

const WAVE_NUMBER_DIGITS = 2

/**
 * The path in the bundle of each object, as a function. Throws Error for an object that has no place or whose name
 * is unfit for a path: names are made by the planner, so either is a fault of the program.
 */
export function bundlePaths(plan: MigrationPlan): (object: KubeObject) => string {
  const folderByMap = new Map<string, string>()
  for (const planned of plan.plans) {
    folderByMap.set(`NetworkMap ${networkMapReference(plan, planned).name}`, planFolder(planned))
    folderByMap.set(`StorageMap ${storageMapReference(plan, planned).name}`, planFolder(planned))
  }
  const planByName = new Map(plan.plans.map((planned) => [planned.name, planned]))
  const providerBySecret = new Map(plan.providers.map((provider) => [provider.secretName, provider.name]))
  const hostByName = new Map((plan.migrationHosts ?? []).map((host) => [host.name, host]))
  const hostSecrets = new Map(plan.providers.map((provider) => [hostSecretName(provider), provider.name]))
  const tokenSecrets = new Set((plan.hooks ?? []).map(({ tokenSecret }) => tokenSecret))
  const migrated = new Set(plan.namespaces.map((namespace) => namespace.name))
  const role = machineConfigRole(plan.target)
  const pressureName = role === null ? null : pressureMachineConfigName(role)
  const isOfFleet = (namespace: string): boolean => plan.target.cluster.fleet !== undefined && HUB_NAMESPACES.has(namespace)
  return (object) => {
    const { name = '', namespace = '' } = object.metadata ?? {}
    switch (object.kind) {
      case 'NodeNetworkConfigurationPolicy':
        return name === NODE_NETWORK_POLICY_NAME ? NODE_NETWORK_FILE : `${NODE_NETWORKS_FOLDER}/${pathSegment(name)}.yaml`
      case 'MigrationPolicy':
        return `${LIVE_MIGRATION_FOLDER}/migration-policy.yaml`
      case 'VirtualMachineClusterInstancetype':
        return `${INSTANCE_TYPES_FOLDER}/${pathSegment(name)}.yaml`
      case 'PriorityClass':
        return `${PRIORITIES_FOLDER}/${pathSegment(name)}.yaml`
      case 'HyperConverged':
        return HYPER_CONVERGED_FILE
      case 'ResourceQuota':
      case 'ApplicationAwareResourceQuota':
        return `${namespaceFolder(namespace)}/quota.yaml`
      case 'RoleBinding':
        return `${namespaceFolder(namespace)}/role-binding-${pathSegment(name)}.yaml`
      case 'ConfigMap':
        if (isOfFleet(namespace)) return hubFile('config-map', name, namespace)
        return namespace === plan.target.migration.namespace ? `${PROVIDERS_FOLDER}/${pathSegment(name)}.yaml` : `${SERVICES_FOLDER}/config-map-${pathSegment(name)}.yaml`
      case 'Policy':
      case 'PolicySet':
      case 'Placement':
      case 'PlacementBinding':
      case 'ManagedClusterSetBinding':
      case 'ApplicationSet':
        return hubFile(object.kind, name, namespace)
      case 'ForkliftController':
        return FORKLIFT_CONTROLLER_FILE
      case 'OperatorGroup':
        return `${operatorFolder(namespace)}/operator-group.yaml`
      case 'Subscription':
        return `${operatorFolder(namespace)}/subscription-${pathSegment(name)}.yaml`
      case 'NMState':
      case 'SriovOperatorConfig':
      case 'NodeFeatureDiscovery':
      case 'MetalLB':
        return INSTANCE_FILES[object.kind]
      case 'MachineConfig':
        return name === pressureName ? PRESSURE_FILE : `${NODES_FOLDER}/machine-config-${pathSegment(name)}.yaml`
      case 'KubeletConfig':
        return `${NODES_FOLDER}/kubelet-config-${pathSegment(name)}.yaml`
      case 'MachineConfigPool':
        return `${NODES_FOLDER}/machine-config-pool-${pathSegment(name)}.yaml`
      case 'MachineConfiguration':
        return `${NODES_FOLDER}/machine-configuration.yaml`
      case 'ClusterRole':
        return `${ACCESS_FOLDER}/cluster-role-${pathSegment(name)}.yaml`
      case 'ClusterRoleBinding':
        return `${ACCESS_FOLDER}/cluster-role-binding-${pathSegment(name)}.yaml`
      case 'FenceAgentsRemediationTemplate':
        return FENCING_FILE
      case 'StorageProfile':
        return `${SERVICES_FOLDER}/storage-profile-${pathSegment(name)}.yaml`
      case 'ClusterResourceOverride':
        return `${SERVICES_FOLDER}/cluster-resource-override.yaml`
      case 'DataProtectionApplication':
        return `${SERVICES_FOLDER}/data-protection-application.yaml`
      case 'ScanSettingBinding':
        return `${SERVICES_FOLDER}/scan-setting-binding.yaml`
      case 'SecondaryScheduler':
        return `${SERVICES_FOLDER}/secondary-scheduler.yaml`
      case 'NodeFeatureRule':
        return `${SERVICES_FOLDER}/node-feature-rule.yaml`
      case 'Service':
        return `${namespaceFolder(namespace)}/service-${pathSegment(name)}.yaml`
      case 'ServiceMonitor':
        return `${namespaceFolder(namespace)}/service-monitor-${pathSegment(name)}.yaml`
      case 'NodeHealthCheck':
        return HEALTH_CHECK_FILE
      case 'KubeDescheduler':
        return DESCHEDULER_FILE
      case 'Namespace':
        if (name === plan.target.cluster.fleet?.namespace) return hubFile('namespace', name, '')
        return `${migrated.has(name) ? namespaceFolder(name) : operatorFolder(name)}/namespace.yaml`
      case 'ClusterUserDefinedNetwork':
        return `${NAMESPACES_FOLDER}/${USER_DEFINED_NETWORKS}/${pathSegment(name)}.yaml`
      case 'SriovNetworkNodePolicy':
        return `${SRIOV_FOLDER}/${pathSegment(name)}.yaml`
      case 'MultiNetworkPolicy':
      case 'NetworkPolicy':
        if (name === DEFAULT_DENY_NAME) return `${AFTER_FOLDER}/${pathSegment(namespace)}/default-deny.yaml`
        return `${POLICIES_FOLDER}/${pathSegment(namespace)}/${object.kind === 'NetworkPolicy' ? 'pod' : 'multi'}-${pathSegment(name)}.yaml`
      case 'NetworkAttachmentDefinition':
        if (namespace === plan.nodeNetworks?.liveMigration?.namespace && name === plan.nodeNetworks.liveMigration.name) return `${LIVE_MIGRATION_FOLDER}/nad-${pathSegment(name)}.yaml`
        return `${namespace === 'default' ? `${NAMESPACES_FOLDER}/${DEFAULT_NETWORKS}` : namespaceFolder(namespace)}/nad-${pathSegment(name)}.yaml`
      case 'Provider':
        return `${name === plan.target.migration.destinationProvider ? `${PROVIDERS_FOLDER}/${DESTINATION}` : providerFolder(name)}/provider.yaml`
      case 'Secret':
        if (tokenSecrets.has(name)) return tokenSecretFile(name)
        return hostSecrets.has(name) ? `${hostFolder(known(hostSecrets.get(name), object))}/${SECRET_TEMPLATE_FILE}` : `${providerFolder(known(providerBySecret.get(name), object))}/${SECRET_TEMPLATE_FILE}`
      case 'Host':
        return hostFile(known(hostByName.get(name), object))
      case 'Hook':
        return `${HOOKS_FOLDER}/${pathSegment(name)}.yaml`
      case 'NetworkMap':
        return `${known(folderByMap.get(`NetworkMap ${name}`), object)}/network-map.yaml`
      case 'StorageMap':
        return `${known(folderByMap.get(`StorageMap ${name}`), object)}/storage-map.yaml`
      case 'Plan':
        return `${planFolder(known(planByName.get(name), object))}/plan.yaml`
      case 'Migration':
        return `${planFolder(known(planByName.get(name), object))}/${MIGRATION_FILE}`
      default:
        throw new Error(`${describeObject(object)} has no place in a bundle`)
    }
  }
}

/** Where a hub has what is no policy of ours. */
const HUB_NAMESPACES: ReadonlySet<string> = new Set(['openshift-gitops', 'open-cluster-management-observability'])

/** Policies, and what Argo CD and observability are given, in folders of their own, since a hub may lack either. */
function hubFile(kind: string, name: string, namespace: string): string {
  const folder = namespace === 'openshift-gitops' ? 'gitops' : namespace === 'open-cluster-management-observability' ? 'observability' : 'policies'
  return `${HUB_FOLDER}/${folder}/${kind.replace(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase()}-${pathSegment(name)}.yaml`
}

function operatorFolder(namespace: string): string {
  return `${OPERATORS_FOLDER}/${pathSegment(namespace)}`
}

function namespaceFolder(namespace: string): string {
  return `${NAMESPACES_FOLDER}/${pathSegment(namespace, [DEFAULT_NETWORKS, USER_DEFINED_NETWORKS])}`
}

function known<Found>(found: Found | undefined, object: KubeObject): Found {
  if (found === undefined) throw new Error(`${describeObject(object)} belongs to no part of the plan`)
  return found
}

/** DNS-1123 subdomain, which Kubernetes demands of these names anyway. */
const PATH_SEGMENT = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/
/** Names of devices in Windows, with or without an ending (Microsoft: Naming Files, Paths, and Namespaces). */
const DEVICE_NAME = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/

/** A trailing dash sets a name apart from a reserved one; no Kubernetes name ends in a dash, so it meets no other. */
function pathSegment(name: string, reserved: readonly string[] = []): string {
  if (!PATH_SEGMENT.test(name)) throw new Error(`${JSON.stringify(name)} cannot name a folder of a bundle`)
  if (DEVICE_NAME.test(name)) return `${name.replaceAll('.', '-')}-`
  return reserved.includes(name) ? `${name}-` : name
}
