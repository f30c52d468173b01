import type { ComputePlan } from '#shared/domain/plan/compute.ts'
import type { MigrationPlan, PlannedPlan, PlannedProvider } from '#shared/domain/plan/migration-plan.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { isUnfilledUrl } from '#shared/domain/plan/unknown-server.ts'

/** apiVersion of MTV's kinds. */
export const FORKLIFT_API_VERSION = 'forklift.konveyor.io/v1beta1'

/** A reference as MTV wants it: it refuses one without a namespace. */
export interface NamespacedName {
  readonly name: string
  readonly namespace: string
}

/** Where the SR-IOV Network Operator looks for its policies. */
export const SRIOV_NAMESPACE = 'openshift-sriov-network-operator'

/** The policy of a pool of virtual functions: pools may bear capitals and underscores, which objects may not. */
export function sriovPolicyName(pool: string): string {
  return `portolan-${pool.toLowerCase().replaceAll('_', '-').replace(/-+$/, '')}`
}

/** The one NodeNetworkConfigurationPolicy of a bundle. */
export const NODE_NETWORK_POLICY_NAME = 'portolan-vm-networks'

/** The one MigrationPolicy of a bundle. */
export const MIGRATION_POLICY_NAME = 'portolan-live-migration'

/** Where the descheduler's operator looks for its KubeDescheduler. */
export const DESCHEDULER_NAMESPACE = 'openshift-kube-descheduler-operator'

/** Where OpenShift Virtualization has its operator. */
export const VIRTUALIZATION_NAMESPACE = 'openshift-cnv'

/** What stops all that nothing else allows, in each namespace of VMs. */
export const DEFAULT_DENY_NAME = 'portolan-default-deny'

/** The one OperatorGroup of a namespace. */
export const OPERATOR_GROUP_NAME = 'portolan'

/** Where the Secondary Scheduler Operator looks for its scheduler. */
export const SECONDARY_SCHEDULER_NAMESPACE = 'openshift-secondary-scheduler-operator'
export const SCHEDULER_CONFIG_NAME = 'portolan-load-aware'

/** Where the Node Feature Discovery Operator is, and its instance with it. */
export const NODE_FEATURE_NAMESPACE = 'openshift-nfd'

/** The image of Node Feature Discovery of a release (OpenShift: Specialized hardware and driver enablement). */
export function nodeFeatureImage({ openshift }: Pick<Target, 'openshift'>): string {
  return `registry.redhat.io/openshift4/ose-node-feature-discovery-rhel9:v${openshift}`
}

/** Where the MetalLB Operator looks for its MetalLB. */
export const METALLB_NAMESPACE = 'metallb-system'

/** Where OADP looks for its DataProtectionApplication. */
export const BACKUP_NAMESPACE = 'openshift-adp'
/** Where OADP looks for the credentials of an object store unless told otherwise. */
export const BACKUP_CREDENTIALS = { name: 'cloud-credentials', key: 'cloud' } as const

/** Where the Compliance Operator looks for its ScanSettingBindings. */
export const COMPLIANCE_NAMESPACE = 'openshift-compliance'

/** Template and credentials of fencing by management controllers. */
export const FENCING_TEMPLATE_NAME = 'portolan-fencing'
export const FENCING_SECRET_NAME = 'portolan-fencing-credentials'

/** Service and monitor of what guests measure, in each namespace of VMs. */
export const GUEST_METRICS_NAME = 'portolan-guest-metrics'

/** What virtualization administrators may besides managing VMs. */
export const VIRTUALIZATION_ADMIN_ROLE = 'portolan-virtualization-admin'

/** The one quota of a namespace. */
export const QUOTA_NAME = 'portolan-resource-pool'

/** Where the operators of Workload Availability are. */
export const REMEDIATION_NAMESPACE = 'openshift-workload-availability'

/** The one NodeHealthCheck of a bundle. */
export const NODE_HEALTH_CHECK_NAME = 'portolan-vm-nodes'

/** The pool of nodes that run VMs; null with a hosted control plane, which has no MachineConfigs of its own. */
export function machineConfigRole({ controlPlane }: Pick<Target, 'controlPlane'>): 'worker' | 'master' | null {
  if (controlPlane === 'hosted') return null
  return controlPlane === 'compact-3' || controlPlane === 'single-node' ? 'master' : 'worker'
}

/** As the OpenShift documentation names it for workers, so that a cluster that has it already gets no second one. */
export function pressureMachineConfigName(role: 'worker' | 'master'): string {
  return `99-openshift-machineconfig-${role}-psi-karg`
}

/** The NetworkMap of a plan. */
export function networkMapReference(plan: MigrationPlan, planned: PlannedPlan): NamespacedName {
  return { name: `${planned.name}-network`, namespace: plan.target.migration.namespace }
}

/** The StorageMap of a plan. */
export function storageMapReference(plan: MigrationPlan, planned: PlannedPlan): NamespacedName {
  return { name: `${planned.name}-storage`, namespace: plan.target.migration.namespace }
}

/** Source and destination Provider of a plan and of its maps, one shape everywhere: MTV compares references as they are written. */
export function providerReferences(plan: MigrationPlan, planned: PlannedPlan): { readonly source: NamespacedName; readonly destination: NamespacedName } {
  const { namespace, destinationProvider } = plan.target.migration
  return { source: { name: planned.providerName, namespace }, destination: { name: destinationProvider, namespace } }
}

/**
 * The address of a source's API: as planned, or a placeholder where the inventory does not say.
 * A vCenter's SDK is at /sdk (VMware vSphere Web Services SDK), an engine's API at /ovirt-engine/api (oVirt REST API).
 */
export function providerUrl(provider: PlannedProvider): { readonly url: string; readonly isPlaceholder: boolean } {
  if (provider.url !== '') return { url: provider.url, isPlaceholder: isUnfilledUrl(provider.url) }
  const url = provider.kind === 'vsphere' ? `https://<address of the ${provider.isEsxi === true ? 'ESXi host' : 'vCenter'}>/sdk` : 'https://<address of the engine>/ovirt-engine/api'
  return { url, isPlaceholder: true }
}

/** The one Secret for the hosts of a source; a host with an account of its own is given another. */
export function hostSecretName({ name }: Pick<PlannedProvider, 'name'>): string {
  return `${name}-hosts`
}

/** Stands for what nobody but a person can say. */
export const HOST_ADDRESS_PLACEHOLDER = '<address of the host on the migration network>'

/** Fields of the ForkliftController that say where MTV looks preferences up. */
export function osMapSettings({ osMaps }: Pick<ComputePlan, 'osMaps'>): Readonly<Record<string, string>> {
  return Object.fromEntries(osMaps.map(({ sourceKind, name }) => [`${sourceKind}_osmap_configmap_name`, name]))
}
