import { z } from 'zod'
import { clusterPolicySchema } from './cluster-policy.ts'
import { computePolicySchema } from './compute-policy.ts'
import { interfaceNameSchema } from './interface-name.ts'
import { nicLayoutSchema } from './nic-layout.ts'
import { permissionPolicySchema } from './permission-policy.ts'
import { placementPolicySchema } from './placement-policy.ts'
import { mtvVersionSchema, openshiftVersionSchema } from './versions.ts'
import { vmNetworksSchema } from './vm-networks.ts'

/** RFC 1123 label: what Kubernetes demands of a Namespace's and of most objects' names. */
export const dnsLabelSchema = z.string().regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'must be a DNS-1123 label: lower-case letters, digits and dashes').max(63)
/** Whether OpenShift keeps a namespace to itself: `default`, and everything that begins with openshift- or kube-. */
export function isReservedNamespace(name: string): boolean {
  return /^(default$|openshift$|openshift-|kube-)/.test(name)
}

/** A namespace for VMs. */
export const targetNamespaceSchema = dnsLabelSchema.refine((name) => !isReservedNamespace(name), 'is a namespace that OpenShift keeps to itself')

export const volumeModeSchema = z.enum(['Block', 'Filesystem'])
export const accessModeSchema = z.enum(['ReadWriteMany', 'ReadWriteOnce', 'ReadOnlyMany'])

export const storageClassSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/, 'must be a DNS-1123 subdomain').max(253),
  provisioner: z.string().min(1),
  parameters: z.record(z.string(), z.string()).default({}),
  /** Bears storageclass.kubevirt.io/is-default-virt-class. */
  isDefaultForVirtualization: z.boolean().default(false),
  isDefault: z.boolean().default(false),
  /** Stated usable capacity; absent: unknown, so nothing is compared with it. */
  capacityTib: z.number().positive().optional(),
  /** Overrides what the provisioner is known to offer. */
  volumeMode: volumeModeSchema.optional(),
  accessMode: accessModeSchema.optional(),
})

export const nodeModelSchema = z.strictObject({
  name: z.string().min(1),
  sockets: z.number().int().positive(),
  coresPerSocket: z.number().int().positive(),
  threadsPerCore: z.number().int().min(1).max(2).default(2),
  memoryGib: z.number().positive(),
  nics: z.array(z.strictObject({ name: interfaceNameSchema, speedMbps: z.number().positive() })).default([]),
})

/** A layer-2 domain of the target: an OVS bridge on an uplink, known to OVN by `name` (the localnet). */
export const physicalNetworkSchema = z.strictObject({
  /** OVN forbids comma and colon in a bridge mapping's localnet. */
  name: z.string().regex(/^[^,:\s]+$/, 'must not hold a comma, a colon or white space').min(1),
  bridge: interfaceNameSchema,
  /** Interfaces that become the bridge's ports; empty with bridge br-ex, which the cluster itself owns. */
  uplinks: z.array(interfaceNameSchema).default([]),
  mtu: z.number().int().min(576).max(65536).optional(),
})

export const namespacePolicySchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('single'), name: targetNamespaceSchema }),
  z.strictObject({ by: z.literal('cluster'), prefix: z.string().max(20).default('') }),
  z.strictObject({ by: z.literal('datacenter'), prefix: z.string().max(20).default('') }),
  z.strictObject({ by: z.literal('folder'), prefix: z.string().max(20).default('') }),
  z.strictObject({ by: z.literal('resource-pool'), prefix: z.string().max(20).default('') }),
  /** Of an imported list of applications. */
  z.strictObject({ by: z.literal('application'), prefix: z.string().max(20).default('') }),
  z.strictObject({ by: z.literal('attribute'), attribute: z.string().min(1), prefix: z.string().max(20).default('') }),
])

/** What a storage policy of vSphere is to become. VMs are known to have policies by an imported list of VM properties. */
export const policyEquivalentSchema = z.strictObject({ policy: z.string().trim().min(1), storageClass: z.string().min(1) })

/** A cluster to be. Everything the mapping, the plan and the emitters need to know of the target. */
export const targetSchema = z.strictObject({
  id: dnsLabelSchema,
  name: z.string().min(1),
  description: z.string().default(''),
  openshift: openshiftVersionSchema,
  mtv: mtvVersionSchema,
  controlPlane: z.enum(['dedicated-3', 'dedicated-5', 'compact-3', 'single-node', 'hosted']).default('dedicated-3'),
  nodeModels: z.array(nodeModelSchema).default([]),
  features: z.strictObject({
    cpuManager: z.boolean().default(false),
    hugepages2Mi: z.boolean().default(false),
    hugepages1Gi: z.boolean().default(false),
    descheduler: z.boolean().default(false),
    /** Node Health Check with Self Node Remediation. */
    nodeHealthCheck: z.boolean().default(false),
    memoryOvercommit: z.boolean().default(false),
    hyperconvergedStorage: z.boolean().default(false),
    fips: z.boolean().default(false),
    /** Writes what the plan asks of the HyperConverged: live-migration limits, eviction, CPU model, quotas for VMs. */
    hyperConverged: z.boolean().default(false),
  }).prefault({}),
  storageClasses: z.array(storageClassSchema).min(1),
  storage: z.strictObject({
    /** What disks will need beyond their sizes in the time that one plans for, as a share of them; 0: nothing is assumed. */
    growthPercent: z.number().min(0).max(1_000).default(0),
    /** The StorageClasses in place of the source's storage policies, each policy once. */
    policies: z.array(policyEquivalentSchema).default([]),
  }).prefault({}),
  physicalNetworks: z.array(physicalNetworkSchema).min(1),
  networks: vmNetworksSchema.prefault({}),
  nicLayout: nicLayoutSchema.prefault({}),
  namespaces: namespacePolicySchema.prefault({ by: 'cluster' }),
  compute: computePolicySchema.prefault({}),
  placement: placementPolicySchema.prefault({}),
  permissions: permissionPolicySchema.prefault({}),
  cluster: clusterPolicySchema.prefault({}),
  migration: z.strictObject({
    namespace: dnsLabelSchema.default('openshift-mtv'),
    type: z.enum(['cold', 'warm']).default('cold'),
    /** Registry path of the VDDK image; warm migration and vSAN need it. */
    vddkImage: z.string().min(1).optional(),
    /** The name MTV gives the cluster that it runs on. */
    destinationProvider: dnsLabelSchema.default('host'),
    /** Port groups of vmkernel adapters over which MTV reads the ESXi hosts; none: at the addresses that the vCenter has of them. */
    hostNetworks: z.array(z.string().trim().min(1)).default([]),
  }).prefault({}),
}).superRefine((target, context) => {
  for (const [list, key] of [[target.storageClasses, 'storageClasses'], [target.physicalNetworks, 'physicalNetworks'], [target.nodeModels, 'nodeModels']] as const) {
    const names = list.map((entry) => entry.name)
    names.forEach((name, index) => {
      if (names.indexOf(name) !== index) context.addIssue({ code: 'custom', path: [key, index, 'name'], message: `${name} is there twice` })
    })
  }
  const { policies } = target.storage
  policies.forEach(({ policy }, index) => {
    if (policies.findIndex((other) => other.policy === policy) !== index) context.addIssue({ code: 'custom', path: ['storage', 'policies', index, 'policy'], message: `${policy} is there twice` })
  })
  const wanted = target.networks.defaultPhysicalNetwork
  if (wanted !== undefined && !target.physicalNetworks.some((network) => network.name === wanted)) {
    context.addIssue({ code: 'custom', path: ['networks', 'defaultPhysicalNetwork'], message: `${wanted} is not among physicalNetworks` })
  }
  const pools = target.cluster.nodes.pools.map(({ group }) => group)
  pools.forEach((group, index) => {
    if (pools.indexOf(group) !== index) context.addIssue({ code: 'custom', path: ['cluster', 'nodes', 'pools', index, 'group'], message: `${group} is there twice` })
    else if (!target.placement.nodeGroups.some(({ name }) => name === group)) context.addIssue({ code: 'custom', path: ['cluster', 'nodes', 'pools', index, 'group'], message: `${group} is not among placement.nodeGroups` })
  })
})

export type VolumeMode = z.infer<typeof volumeModeSchema>
export type AccessMode = z.infer<typeof accessModeSchema>
export type StorageClass = z.infer<typeof storageClassSchema>
export type PolicyEquivalent = z.infer<typeof policyEquivalentSchema>
export type PhysicalNetwork = z.infer<typeof physicalNetworkSchema>
export type NamespacePolicy = z.infer<typeof namespacePolicySchema>
export type Target = z.infer<typeof targetSchema>
