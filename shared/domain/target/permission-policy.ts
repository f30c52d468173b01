import { z } from 'zod'

/** A user or group of a vCenter, and who that is on the target. */
export const mappedPrincipalSchema = z.strictObject({
  /** DOMAIN\name, as the permissions file has it; case does not count. */
  principal: z.string().min(1),
  /** As the permissions file says where it is left out. */
  kind: z.enum(['Group', 'User']).optional(),
  /** As the target's identity provider names it. */
  name: z.string().min(1),
})

/** A role of a vCenter, and the ClusterRole that stands for it; null: nothing does. */
export const mappedRoleSchema = z.strictObject({
  role: z.string().min(1),
  clusterRole: z.string().regex(/^[a-z0-9]([-a-z0-9.:]*[a-z0-9])?$/, 'must be the name of a ClusterRole').max(253).nullable(),
})

/** What permissions of the sources become. By default nothing is written. */
export const permissionPolicySchema = z.strictObject({
  /** Write RoleBindings for the principals below. */
  roleBindings: z.boolean().default(false),
  principals: z.array(mappedPrincipalSchema).default([]),
  /** For roles of the site's own, and where another ClusterRole is wanted than the proposed one. */
  roles: z.array(mappedRoleSchema).default([]),
})

export type PermissionPolicy = z.infer<typeof permissionPolicySchema>
