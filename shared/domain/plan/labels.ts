/** Annotation of a Provider: the id of the source that it stands for, so that a bundle can be judged against an estate. */
export const SOURCE_ID_ANNOTATION = 'portolan.io/source-id'

/** Label and taint of a node group: this, a dash, and the group's name. */
export const NODE_GROUP_LABEL = 'portolan.io/node-group'

/** Kubernetes' recommended label for the tool that manages an object, and what Portolan puts into it. */
export const MANAGED_BY_LABELS = { 'app.kubernetes.io/managed-by': 'portolan' } as const
