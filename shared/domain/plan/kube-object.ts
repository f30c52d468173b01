/** A Kubernetes object as plain data, keys in the order in which they are to be written. */
export interface KubeObject {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata?: KubeMetadata
  readonly [field: string]: unknown
}

export interface KubeMetadata {
  readonly name: string
  readonly namespace?: string
  readonly labels?: Readonly<Record<string, string>>
  readonly annotations?: Readonly<Record<string, string>>
}

/** "Plan openshift-mtv/wave-1": how findings and errors name an object. */
export function describeObject(object: KubeObject): string {
  const { name = '(no name)', namespace } = object.metadata ?? {}
  return `${object.kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`
}
