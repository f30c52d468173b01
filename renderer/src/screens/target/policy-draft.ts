import type { Target } from '#shared/domain/target/target.ts'
import { type Keyed, newKey } from './keyed.ts'
import { namesOfText, textOfNames } from './names-text.ts'

/** A rule of the sources that is kept otherwise than its source says. */
export interface KeptRuleDraft extends Keyed {
  rule: string
  strength: Target['placement']['rules'][number]['strength']
}

export interface PlacementGroupDraft extends Keyed {
  name: string
  /** Names with commas between. */
  clusters: string
  isTainted: boolean
}

export interface CarriedAttributeDraft extends Keyed {
  attribute: string
  as: Target['placement']['attributes'][number]['as']
  /** Empty: made from the attribute's name. */
  labelKey: string
}

export interface PrincipalDraft extends Keyed {
  principal: string
  /** Empty: as the permissions say. */
  kind: NonNullable<Target['permissions']['principals'][number]['kind']> | ''
  name: string
}

export interface RoleDraft extends Keyed {
  role: string
  /** Empty: nothing stands for it. */
  clusterRole: string
}

/** VMs whose memory may be overcommitted. */
export interface OvercommittedDraft extends Keyed {
  by: Target['compute']['overcommitted'][number]['by']
  attribute: string
  /** Names with commas between: names may hold blanks. */
  values: string
}

/** What stands in place of a storage policy. */
export interface PolicyEquivalentDraft extends Keyed {
  policy: string
  storageClass: string
}

type Placement = Target['placement']

export interface PlacementDraft extends Omit<Placement, 'rules' | 'nodeGroups' | 'attributes' | 'vsphereTags'> {
  rules: KeptRuleDraft[]
  nodeGroups: PlacementGroupDraft[]
  attributes: CarriedAttributeDraft[]
  /** What another choice would want is kept while one looks around: names with commas between. */
  vsphereTags: { choice: 'all' | 'none' | 'listed'; names: string }
}

export interface PermissionsDraft {
  roleBindings: boolean
  principals: PrincipalDraft[]
  roles: RoleDraft[]
}

export function placementDraftOf(placement: Placement): PlacementDraft {
  const { vsphereTags } = placement
  return {
    ...placement,
    rules: placement.rules.map((rule) => ({ key: newKey(), ...rule })),
    nodeGroups: placement.nodeGroups.map(({ name, clusters, isTainted }) => ({ key: newKey(), name, clusters: textOfNames(clusters), isTainted })),
    attributes: placement.attributes.map(({ attribute, as, key = '' }) => ({ key: newKey(), attribute, as, labelKey: key })),
    vsphereTags: typeof vsphereTags === 'string' ? { choice: vsphereTags, names: '' } : { choice: 'listed', names: textOfNames(vsphereTags) },
  }
}

/** In the shape of a target, fields in the order of its schema; whether it is one, the schema tells. */
export function placementOfDraft(draft: PlacementDraft): unknown {
  return {
    carrier: draft.carrier,
    unstatedRules: draft.unstatedRules,
    rules: draft.rules.map(({ rule, strength }) => ({ rule: rule.trim(), strength })),
    nodeGroups: draft.nodeGroups.map(({ name, clusters, isTainted }) => ({ name: name.trim(), clusters: namesOfText(clusters), isTainted })),
    priorityClasses: draft.priorityClasses,
    labelPrefix: draft.labelPrefix.trim(),
    attributes: draft.attributes.map(({ attribute, as, labelKey }) => ({ attribute: attribute.trim(), as, ...(labelKey.trim() === '' ? {} : { key: labelKey.trim() }) })),
    vsphereTags: draft.vsphereTags.choice === 'listed' ? namesOfText(draft.vsphereTags.names) : draft.vsphereTags.choice,
    quotas: draft.quotas,
  }
}

export function permissionsDraftOf({ roleBindings, principals, roles }: Target['permissions']): PermissionsDraft {
  return {
    roleBindings,
    principals: principals.map(({ principal, kind, name }): PrincipalDraft => ({ key: newKey(), principal, kind: kind ?? '', name })),
    roles: roles.map(({ role, clusterRole }) => ({ key: newKey(), role, clusterRole: clusterRole ?? '' })),
  }
}

export function permissionsOfDraft(draft: PermissionsDraft): unknown {
  return {
    roleBindings: draft.roleBindings,
    principals: draft.principals.map(({ principal, kind, name }) => ({ principal: principal.trim(), ...(kind === '' ? {} : { kind }), name: name.trim() })),
    roles: draft.roles.map(({ role, clusterRole }) => ({ role: role.trim(), clusterRole: clusterRole.trim() === '' ? null : clusterRole.trim() })),
  }
}

export function overcommittedDraftOf(rules: Target['compute']['overcommitted']): OvercommittedDraft[] {
  return rules.map((rule) => ({ key: newKey(), by: rule.by, attribute: rule.by === 'attribute' ? rule.attribute : '', values: textOfNames(rule.values) }))
}

export function overcommittedOfDraft(rules: readonly OvercommittedDraft[]): unknown {
  return rules.map(({ by, attribute, values }) => ({ by, ...(by === 'attribute' ? { attribute: attribute.trim() } : {}), values: namesOfText(values) }))
}

export function policyEquivalentsDraftOf(policies: Target['storage']['policies']): PolicyEquivalentDraft[] {
  return policies.map((entry) => ({ key: newKey(), ...entry }))
}

export function policyEquivalentsOfDraft(policies: readonly PolicyEquivalentDraft[]): unknown {
  return policies.map(({ policy, storageClass }) => ({ policy: policy.trim(), storageClass }))
}
