import { z } from 'zod'

const groupNameSchema = z.string().regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'must be a DNS-1123 label: lower-case letters, digits and dashes').max(50)
/** DNS-1123 subdomain: what goes before the slash of a label's key. */
const labelPrefixSchema = z.string().regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/, 'must be a DNS-1123 subdomain, such as example.com').max(253)

/** Nodes of the target that take the VMs of some source clusters. */
export const nodeGroupSchema = z.strictObject({
  name: groupNameSchema,
  /** Names of source clusters. */
  clusters: z.array(z.string().min(1)).min(1),
  /** Whether its nodes bear a taint that keeps every other VM off; its own VMs tolerate it. */
  isTainted: z.boolean().default(false),
})

/** How rules of one name are kept, whatever their source says; `ignored`: not at all. */
export const keptRuleSchema = z.strictObject({ rule: z.string().min(1), strength: z.enum(['required', 'preferred', 'ignored']) })

/** A custom attribute or tag category, and what it becomes on the target. */
export const carriedAttributeSchema = z.strictObject({
  attribute: z.string().min(1),
  as: z.enum(['label', 'annotation']).default('label'),
  /** What goes after the slash of its key; made from the attribute's name where it is left out. */
  key: z.string().regex(/^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/, 'must be the name of a label').max(63).optional(),
})

/**
 * What VMs keep of where and with whom they run, and of their tags. By default all of it is listed and nothing is
 * written, as it was before there was a choice.
 */
export const placementPolicySchema = z.strictObject({
  /**
   * `none`: listed only. `plans`: by fields of MTV's Plans (from 2.10), each of which holds VMs of the same placement; the rest
   * by patches. `patches`: all by a script for each plan, and plans stay as they are.
   */
  carrier: z.enum(['none', 'plans', 'patches']).default('none'),
  /** How rules are kept whose source does not say whether they must hold. */
  unstatedRules: z.enum(['required', 'preferred']).default('preferred'),
  /** Rules that are kept otherwise, or given up. */
  rules: z.array(keptRuleSchema).default([]),
  nodeGroups: z.array(nodeGroupSchema).default([]),
  /** A PriorityClass for each HA restart priority in use. */
  priorityClasses: z.boolean().default(false),
  /** What goes before the slash of the keys that labels and annotations from attributes get. */
  labelPrefix: labelPrefixSchema.default('tags.portolan.io'),
  attributes: z.array(carriedAttributeSchema).default([]),
  /** What MTV does from 2.12 on with the tags and attributes of vSphere: all, none, or the listed tags. */
  vsphereTags: z.union([z.enum(['all', 'none']), z.array(z.string().min(1)).min(1)]).default('all'),
  /** What resource pools become where namespaces are made by resource pool. */
  quotas: z.enum(['none', 'resource-quota', 'application-aware']).default('none'),
}).superRefine(({ nodeGroups }, context) => {
  const names = nodeGroups.map(({ name }) => name)
  const clusters = nodeGroups.flatMap((group) => group.clusters)
  names.forEach((name, index) => {
    if (names.indexOf(name) !== index) context.addIssue({ code: 'custom', path: ['nodeGroups', index, 'name'], message: `${name} is there twice` })
  })
  nodeGroups.forEach((group, index) => {
    const twice = group.clusters.find((cluster) => clusters.indexOf(cluster) !== clusters.lastIndexOf(cluster))
    if (twice !== undefined) context.addIssue({ code: 'custom', path: ['nodeGroups', index, 'clusters'], message: `${twice} is in two groups` })
  })
})

export type PlacementPolicy = z.infer<typeof placementPolicySchema>
export type NodeGroup = z.infer<typeof nodeGroupSchema>
export type CarriedAttribute = z.infer<typeof carriedAttributeSchema>
