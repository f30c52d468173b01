import { z } from 'zod'
import { backupPolicySchema, fleetBackup } from './backup-policy.ts'
import { disconnectedPolicySchema } from './disconnected-policy.ts'
import { fleetPolicySchema } from './fleet-policy.ts'
import { hostSchema } from './host-name.ts'
import { installPolicySchema } from './install-policy.ts'
import { remediationPolicySchema } from './remediation-policy.ts'

/** Operators that no other setting asks for and that may be installed along with those that the plan uses. */
export const OPTIONAL_OPERATORS = ['node-maintenance', 'oadp', 'metallb', 'lvms', 'local-storage', 'acm', 'gitops', 'compliance', 'nfd'] as const

const labelSchema = z.string().regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'must be a DNS-1123 label: lower-case letters, digits and dashes').max(63)
/** Of an identity provider: no control characters, as RBAC has no other rule. */
const groupSchema = z.string().regex(/^[^\p{Cc}]+$/u, 'must be the name of a group').max(253)

/** Kubernetes TopologyManager; each but `none` goes with CPUs of their own. */
const topologyPolicySchema = z.enum(['best-effort', 'restricted', 'single-numa-node'])
const MOST_PODS = 2_500
const FEWEST_PODS = 110

/** Pages of a fixed size that a node sets aside when it boots. */
const hugepagesSchema = z.strictObject({ size: z.enum(['2Mi', '1Gi']), count: z.number().int().positive() })

const kubeletSchema = {
  /** Beyond 250, the default, the network of the cluster needs addresses for them: hostPrefix. */
  maxPods: z.number().int().min(FEWEST_PODS).max(MOST_PODS).optional(),
  /** Gives VMs CPUs of their own, by a static CPU manager, on NUMA nodes as this says. */
  topologyPolicy: topologyPolicySchema.optional(),
  hugepages: hugepagesSchema.optional(),
} as const

/** Nodes of a node group as a pool of their own, with what sets them apart from the workers. */
const nodePoolSchema = z.strictObject({ /** Name of one of placement.nodeGroups. */ group: labelSchema, ...kubeletSchema })

/** What the cluster itself is given besides what the plan asks of it. By default nothing of it is written. */
export const clusterPolicySchema = z.strictObject({
  operators: z.strictObject({
    /** Write Namespace, OperatorGroup and Subscription of each operator that the plan uses. */
    write: z.boolean().default(false),
    /** Of install plans: Manual waits for somebody to approve each update. */
    approval: z.enum(['Automatic', 'Manual']).default('Manual'),
    /** CatalogSource in openshift-marketplace; unstated it is the one that the site has by itself, see operatorCatalog. */
    catalog: labelSchema.optional(),
    also: z.array(z.enum(OPTIONAL_OPERATORS)).default([]),
  }).prefault({}),
  /** Fields of the HyperConverged, written with features.hyperConverged. */
  virtualization: z.strictObject({
    /** Memory that VMs are promised, in percent of what nodes have; above 100 nodes need swap. */
    memoryOvercommitPercent: z.number().int().min(100).max(400).optional(),
    /** Kernel samepage merging on all nodes. */
    mergesMemory: z.boolean().default(false),
    /** Boot images that the operator fetches from registries: none can be reached from a disconnected site. */
    bootImages: z.boolean().default(true),
    /** VCPUs that share one CPU: a VM requests vCPUs divided by it. */
    cpuAllocationRatio: z.number().int().min(1).max(100).optional(),
    /** Labels of the nodes that run VMs; empty: every worker. */
    nodeSelector: z.record(z.string(), z.string()).default({}),
  }).prefault({}),
  nodes: z.strictObject({
    /** What the system keeps for itself follows from the size of the node. */
    autoSizingReserved: z.boolean().default(false),
    /** Memory below which pods are asked to leave, in percent of the node's. */
    softEvictionPercent: z.number().int().min(1).max(10).optional(),
    ...kubeletSchema,
    /** A swap file of this size a node, for VMs alone; goes with memoryOvercommitPercent. */
    swapGib: z.number().int().positive().optional(),
    ntpServers: z.array(hostSchema).default([]),
    /** Changes of the time servers restart chronyd rather than nodes. */
    disruptionPolicies: z.boolean().default(false),
    pools: z.array(nodePoolSchema).default([]),
  }).prefault({}),
  remediation: remediationPolicySchema.prefault({ by: 'self' }),
  /** Requests of pods that state limits alone, as a share of them; VMs have their own overcommitment. */
  resourceOverride: z.strictObject({
    memoryRequestToLimitPercent: z.number().int().min(1).max(100).optional(),
    cpuRequestToLimitPercent: z.number().int().min(1).max(100).optional(),
    limitCpuToMemoryPercent: z.number().int().min(1).optional(),
  }).optional(),
  /** Modes of StorageClasses that state them, as StorageProfiles: for provisioners that CDI does not know. */
  storageModes: z.boolean().default(false),
  backup: backupPolicySchema.optional(),
  /** Groups of the identity provider, one for each kind of people that work with the cluster. */
  personas: z.strictObject({
    clusterAdmins: groupSchema.optional(),
    virtualizationAdmins: groupSchema.optional(),
    vmUsers: groupSchema.optional(),
  }).prefault({}),
  /** Scans by the profiles ocp4-moderate and ocp4-moderate-node of the Compliance Operator. */
  compliance: z.boolean().default(false),
  /** A second scheduler that places by the load that nodes really have (Trimaran). `image` is built from kubernetes-sigs/scheduler-plugins. */
  loadAwareScheduler: z.strictObject({ image: z.string().regex(/^\S+$/, 'must be the path of an image') }).optional(),
  /** Labels nodes by processor, so that VMs can ask for it. */
  nodeFeatureRules: z.boolean().default(false),
  monitoring: z.strictObject({
    /** Prometheus for what is in the namespaces of VMs. */
    userWorkload: z.boolean().default(false),
    /** Port on which guests answer a Prometheus, such as 9100 of node_exporter; needs userWorkload. */
    guestExporterPort: z.number().int().min(1).max(65_535).optional(),
  }).prefault({}),
  /** Annotations by which Argo CD applies everything in the order of the folders. */
  syncWaves: z.boolean().default(false),
  /** Policies for after the migration that stop what comes into the pod network of VMs, or goes out of it too. */
  defaultDeny: z.enum(['none', 'ingress', 'all']).default('none'),
  /** Of a cluster that does not exist yet. */
  install: installPolicySchema.optional(),
  /** Of a site without the internet. */
  disconnected: disconnectedPolicySchema.optional(),
  /** For several clusters, by way of a hub. */
  fleet: fleetPolicySchema.optional(),
}).superRefine(({ backup, fleet }, context) => {
  if (backup === undefined) return
  const places = (fleet?.clusters ?? []).map((cluster) => fleetBackup(backup, cluster))
  places.forEach((place, index) => {
    if (place === null) return
    const other = places.findIndex((earlier) => earlier !== null && earlier.bucket === place.bucket && earlier.prefix === place.prefix && earlier.url === place.url)
    if (other < index) context.addIssue({ code: 'custom', path: ['fleet', 'clusters', index, 'backup'], message: `is the place of ${fleet?.clusters[other]?.name ?? ''} too: state another prefix or bucket` })
  })
})

export type ClusterPolicy = z.infer<typeof clusterPolicySchema>
