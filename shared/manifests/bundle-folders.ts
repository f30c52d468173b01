import { describeObject, type KubeObject } from '#shared/domain/plan/kube-object.ts'
import type { MigrationPlan, PlannedPlan, PlannedWave } from '#shared/domain/plan/migration-plan.ts'
import { networkMapReference, NODE_NETWORK_POLICY_NAME, storageMapReference } from './object-names.ts'

/** The folders of a bundle, numbered in the order in which they are applied. */
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
/** Where Plans lie that no wave has been given to. */
export const UNSCHEDULED_FOLDER = `${WAVES_FOLDER}/unscheduled`
/** Holds the NADs in the namespace `default`, which every namespace can use. */
const DEFAULT_NETWORKS = 'default-networks'
/** Holds what OVN-Kubernetes makes attachments of in several namespaces. */
const USER_DEFINED_NETWORKS = 'user-defined-networks'
/** Apart, since it drains nodes. */
export const SRIOV_FOLDER = `${CLUSTER_FOLDER}/sriov`
const DESTINATION = 'destination'
/** Beside the folders of the sources: plans of several name them. */
const HOOKS = 'hooks'
/** Patches for the VMs of a plan, in its folder. */
export const PATCH_SCRIPT_FILE = 'after-migration.sh'
/** Starts a plan; nothing names it, so that none starts by itself. */
export const MIGRATION_FILE = 'migration.yaml'
export const SECRET_TEMPLATE_FILE = 'secret-template.yaml'

/** What can be written alone: the cluster's own objects, or MTV's. Namespaces and VM networks are in both. */
export type BundlePart = 'cluster' | 'mtv'

const FOLDERS_OF_PART: Readonly<Record<BundlePart, readonly string[]>> = {
  cluster: [CLUSTER_FOLDER, NAMESPACES_FOLDER, POLICIES_FOLDER],
  // With the instance types, namespaces and networks that plans and maps refer to, so that every reference resolves.
  mtv: [INSTANCE_TYPES_FOLDER, PRIORITIES_FOLDER, NAMESPACES_FOLDER, PROVIDERS_FOLDER, WAVES_FOLDER],
}

/** Whether a path of the bundle, or one of its folders, belongs to the part; everything does where no part is named. */
export function isInPart(path: string, part: BundlePart | undefined): boolean {
  return part === undefined || FOLDERS_OF_PART[part].some((folder) => path === folder || path.startsWith(`${folder}/`))
}

/** The folder of a source's Provider and secret template. */
export function providerFolder(providerName: string): string {
  return `${PROVIDERS_FOLDER}/${pathSegment(providerName, [DESTINATION, HOOKS])}`
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
        return `${PROVIDERS_FOLDER}/${pathSegment(name)}.yaml`
      case 'MachineConfig':
        return PRESSURE_FILE
      case 'NodeHealthCheck':
        return HEALTH_CHECK_FILE
      case 'KubeDescheduler':
        return DESCHEDULER_FILE
      case 'Namespace':
        return `${namespaceFolder(name)}/namespace.yaml`
      case 'ClusterUserDefinedNetwork':
        return `${NAMESPACES_FOLDER}/${USER_DEFINED_NETWORKS}/${pathSegment(name)}.yaml`
      case 'SriovNetworkNodePolicy':
        return `${SRIOV_FOLDER}/${pathSegment(name)}.yaml`
      case 'MultiNetworkPolicy':
      case 'NetworkPolicy':
        return `${POLICIES_FOLDER}/${pathSegment(namespace)}/${object.kind === 'NetworkPolicy' ? 'pod' : 'multi'}-${pathSegment(name)}.yaml`
      case 'NetworkAttachmentDefinition':
        if (namespace === plan.nodeNetworks?.liveMigration?.namespace && name === plan.nodeNetworks.liveMigration.name) return `${LIVE_MIGRATION_FOLDER}/nad-${pathSegment(name)}.yaml`
        return `${namespace === 'default' ? `${NAMESPACES_FOLDER}/${DEFAULT_NETWORKS}` : namespaceFolder(namespace)}/nad-${pathSegment(name)}.yaml`
      case 'Provider':
        return `${name === plan.target.migration.destinationProvider ? `${PROVIDERS_FOLDER}/${DESTINATION}` : providerFolder(name)}/provider.yaml`
      case 'Secret':
        return `${providerFolder(known(providerBySecret.get(name), object))}/${SECRET_TEMPLATE_FILE}`
      case 'Hook':
        return `${PROVIDERS_FOLDER}/${HOOKS}/${pathSegment(name)}.yaml`
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
