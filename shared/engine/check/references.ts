import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import { fieldText, fieldValues, isRecord } from './field-values.ts'

/** A reference from one object to another, as it is written. */
export interface ObjectReference {
  /** Where it stands: "spec.map.network". */
  readonly at: string
  /** The kind that it points to. */
  readonly to: string
  readonly name: string | null
  readonly namespace: string | null
  /** Whether a bundle holds what it points to; a Secret is filled in and applied by hand. */
  readonly isInSet: boolean
}

/** Every reference that an object of MTV bears. An empty one counts too: the API server takes it and MTV does not. */
export function referencesOf(object: KubeObject): readonly ObjectReference[] {
  const fields = FIELDS_OF_KIND.get(object.kind)
  if (fields === undefined) return []
  const plain = fields.flatMap((field) =>
    fieldValues(object, field.path)
      .filter(({ value }) => isRecord(value))
      .filter(({ value }) => !isHostSecret(object, field.path) || fieldText(value, 'name') !== null)
      .map(({ at, value }) => ({ at, to: field.to, ...nameAndNamespace(value), isInSet: field.isInSet })),
  )
  return object.kind === 'NetworkMap' ? [...plain, ...attachmentReferences(object)] : plain
}

/** A NetworkMap's rows onto network attachment definitions. */
function attachmentReferences(object: KubeObject): readonly ObjectReference[] {
  return fieldValues(object, 'spec.map[].destination')
    .filter(({ value }) => fieldText(value, 'type') === 'multus')
    .map(({ at, value }) => ({ at, to: 'NetworkAttachmentDefinition', ...nameAndNamespace(value), isInSet: true }))
}

/** The cluster that MTV runs on needs no Secret, though the field is required. */
function isHostSecret(object: KubeObject, path: string): boolean {
  return object.kind === 'Provider' && path === 'spec.secret' && fieldText(object, 'spec.type') === 'openshift' && (fieldText(object, 'spec.url') ?? '') === ''
}

function nameAndNamespace(value: unknown): { readonly name: string | null; readonly namespace: string | null } {
  return { name: fieldText(value, 'name') || null, namespace: fieldText(value, 'namespace') || null }
}

/** The ObjectReference fields of MTV's CRDs (forklift.konveyor.io/v1beta1). */
const REFERENCE_FIELDS: readonly { readonly kind: string; readonly path: string; readonly to: string; readonly isInSet: boolean }[] = [
  { kind: 'Plan', path: 'spec.provider.source', to: 'Provider', isInSet: true },
  { kind: 'Plan', path: 'spec.provider.destination', to: 'Provider', isInSet: true },
  { kind: 'Plan', path: 'spec.map.network', to: 'NetworkMap', isInSet: true },
  { kind: 'Plan', path: 'spec.map.storage', to: 'StorageMap', isInSet: true },
  { kind: 'Plan', path: 'spec.vms[].hooks[].hook', to: 'Hook', isInSet: true },
  { kind: 'Plan', path: 'spec.vms[].luks', to: 'Secret', isInSet: false },
  { kind: 'Plan', path: 'spec.transferNetwork', to: 'NetworkAttachmentDefinition', isInSet: false },
  { kind: 'Plan', path: 'spec.customizationScripts', to: 'ConfigMap', isInSet: false },
  { kind: 'NetworkMap', path: 'spec.provider.source', to: 'Provider', isInSet: true },
  { kind: 'NetworkMap', path: 'spec.provider.destination', to: 'Provider', isInSet: true },
  { kind: 'StorageMap', path: 'spec.provider.source', to: 'Provider', isInSet: true },
  { kind: 'StorageMap', path: 'spec.provider.destination', to: 'Provider', isInSet: true },
  { kind: 'Provider', path: 'spec.secret', to: 'Secret', isInSet: false },
  { kind: 'Host', path: 'spec.provider', to: 'Provider', isInSet: true },
  { kind: 'Host', path: 'spec.secret', to: 'Secret', isInSet: false },
  { kind: 'Hook', path: 'spec.aap.tokenSecret', to: 'Secret', isInSet: false },
  { kind: 'Migration', path: 'spec.plan', to: 'Plan', isInSet: true },
]

const FIELDS_OF_KIND: ReadonlyMap<string, typeof REFERENCE_FIELDS> = new Map([...new Set(REFERENCE_FIELDS.map(({ kind }) => kind))].map((kind) => [kind, REFERENCE_FIELDS.filter((field) => field.kind === kind)]))
