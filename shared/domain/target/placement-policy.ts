import { z } from 'zod'

const groupNameSchema = z.string().regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'must be a DNS-1123 label: lower-case letters, digits and dashes').max(50)

/** Nodes of the target that take the VMs of some source clusters. */
export const nodeGroupSchema = z.strictObject({
  name: groupNameSchema,
  /** Names of source clusters. */
  clusters: z.array(z.string().min(1)).min(1),
  /** Whether its nodes bear a taint that keeps every other VM off; its own VMs tolerate it. */
  isTainted: z.boolean().default(false),
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
  nodeGroups: z.array(nodeGroupSchema).default([]),
  /** What MTV does from 2.12 on with the tags and attributes of vSphere: all, none, or the listed tags. */
  vsphereTags: z.union([z.enum(['all', 'none']), z.array(z.string().min(1)).min(1)]).default('all'),
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
