/** Annotation of a Provider: the id of the source that it stands for, so that a bundle can be judged against an estate. */
export const SOURCE_ID_ANNOTATION = 'portolan.io/source-id'

/** Label and taint of a node group: this, a dash, and the group's name. */
export const NODE_GROUP_LABEL = 'portolan.io/node-group'
/** What the taint of a node group does: pods that do not tolerate it are not scheduled there, and those that run stay. */
export const NODE_GROUP_TAINT_EFFECT = 'NoSchedule'

/** Label of a managed cluster on a hub: the name that the target's fleet has for it, so that it is given what is its own. */
export const FLEET_CLUSTER_LABEL = 'portolan.io/fleet-cluster'

/** Kubernetes' recommended label for the tool that manages an object, and what Portolan puts into it. */
export const MANAGED_BY_LABELS = { 'app.kubernetes.io/managed-by': 'portolan' } as const
