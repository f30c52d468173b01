import { z } from 'zod'
import { fleetBackupSchema } from './backup-policy.ts'
import { fencedNodeSchema } from './remediation-policy.ts'

const label = z.string().regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'must be a DNS-1123 label: lower-case letters, digits and dashes').max(63)
const objectName = z.string().regex(/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/, 'must be a DNS-1123 subdomain').max(253)

/** A cluster of the fleet, and what is otherwise there than in this bundle. */
export const fleetClusterSchema = z.strictObject({
  /** As ACM knows it. */
  name: label,
  /** StorageClasses by those of the target that they stand for. */
  storageClasses: z.record(objectName, objectName).default({}),
  /** Localnets and VLANs by the network attachments of the target that they are for. */
  attachments: z.record(objectName, z.strictObject({ physicalNetwork: z.string().regex(/^[^,:\s]+$/, 'must not hold a comma, a colon or white space').optional(), vlanId: z.number().int().min(1).max(4094).optional() })).default({}),
  /** Nodes that get the node networks; empty: as in this bundle. */
  nodeSelector: z.record(z.string().min(1), z.string()).default({}),
  /** Its nodes and their management controllers, where the target fences by agents: addresses are never those of another cluster. */
  fencedNodes: z.array(fencedNodeSchema).default([]),
  /** Where it puts its backups, where the target has some. */
  backup: fleetBackupSchema.optional(),
  /** Whether the Plans are this cluster's: a VM lives on one cluster, so one takes them. */
  takesPlans: z.boolean().default(false),
})

/** Namespace and name of a Policy, with a dot between them, are the name of what ACM makes of it on each cluster (ACM, Governance: a policy's name). */
const LONGEST_POLICY_NAME = 62

/** The policy of what one cluster has of its own. */
export function ownPolicyName(cluster: string): string {
  return `portolan-of-${cluster}`
}

/** The same content for several clusters, by way of a hub with Advanced Cluster Management. */
export const fleetPolicySchema = z.strictObject({
  /** Namespace of the policies on the hub. */
  namespace: label.default('portolan-policies'),
  clusterSet: label.default('default'),
  /** Labels of the managed clusters that it is for. */
  clusterLabels: z.record(z.string().min(1), z.string()).default({ virt: 'enabled' }),
  /** `inform` only reports. */
  remediation: z.enum(['inform', 'enforce']).default('inform'),
  /** Writes an ApplicationSet of Argo CD, for a repository that this bundle is put into. */
  gitops: z.strictObject({
    repository: z.string().regex(/^(https:\/\/[^\s@]+|git@[^\s]+)$/, 'must begin with https:// or git@ and hold no password'),
    revision: z.string().regex(/^[\w./-]+$/, 'must be a branch or tag').default('main'),
    /** Where the bundle lies in the repository; empty: at its root. */
    prefix: z.string().regex(/^$|^(?!\/)(?!.*\.\.)[\w./-]+$/, 'must be a path below the root of the repository').default(''),
  }).optional(),
  clusters: z.array(fleetClusterSchema).default([]),
  /** Has the hub collect the series of VMs. */
  observability: z.boolean().default(false),
}).superRefine(({ clusters, namespace }, context) => {
  clusters.forEach(({ name, fencedNodes, backup }, index) => {
    if (fencedNodes.length === 0 && backup === undefined) return
    const length = `${namespace}.${ownPolicyName(name)}`.length
    if (length > LONGEST_POLICY_NAME) context.addIssue({ code: 'custom', path: ['clusters', index, 'name'], message: `is too long for a policy of its own: with the namespace it has ${String(length)} characters, and Advanced Cluster Management takes ${String(LONGEST_POLICY_NAME)}` })
  })
  const names = clusters.map(({ name }) => name)
  names.forEach((name, index) => {
    if (names.indexOf(name) !== index) context.addIssue({ code: 'custom', path: ['clusters', index, 'name'], message: `${name} is there twice` })
  })
  const taking = clusters.map(({ takesPlans }, index) => (takesPlans ? index : -1)).filter((index) => index >= 0)
  for (const index of taking.slice(1)) context.addIssue({ code: 'custom', path: ['clusters', index, 'takesPlans'], message: 'only one cluster can take the plans: a VM lives on one cluster' })
})

export type FleetPolicy = z.infer<typeof fleetPolicySchema>
export type FleetCluster = z.infer<typeof fleetClusterSchema>
