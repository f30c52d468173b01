import { describeObject, type KubeObject } from '#shared/domain/plan/kube-object.ts'
import { fieldItems, fieldText, fieldValue, fieldValues, isRecord } from './field-values.ts'

/** Name and namespace of an object; null where the manifest does not say. */
export interface ObjectName {
  readonly name: string | null
  readonly namespace: string | null
}

export interface PlanVmView {
  readonly id: string | null
  readonly name: string | null
  readonly targetName: string | null
}

/** What the checks read of a Plan. An edited manifest can lack anything, so anything can be null. */
export interface PlanView {
  readonly object: KubeObject
  /** "Plan openshift-mtv/x". */
  readonly subject: string
  /** cold where the manifest says nothing, as MTV does. */
  readonly type: string
  readonly targetNamespace: string | null
  readonly sourceProvider: ObjectName
  readonly networkMap: ObjectName
  readonly storageMap: ObjectName
  readonly vms: readonly PlanVmView[]
}

/** A row of a NetworkMap or StorageMap. */
export interface MapRowView {
  /** "spec.map[2]". */
  readonly at: string
  readonly sourceId: string | null
  readonly sourceName: string | null
  readonly destination: Readonly<Record<string, unknown>>
  readonly hasOffload: boolean
}

/** Reads a Plan of any shape. `warm: true` is the older spelling of `type: warm`. */
export function readPlan(object: KubeObject): PlanView {
  return {
    object,
    subject: describeObject(object),
    type: fieldText(object, 'spec.type') ?? (fieldValue(object, 'spec.warm') === true ? 'warm' : 'cold'),
    targetNamespace: fieldText(object, 'spec.targetNamespace'),
    sourceProvider: readName(object, 'spec.provider.source'),
    networkMap: readName(object, 'spec.map.network'),
    storageMap: readName(object, 'spec.map.storage'),
    vms: fieldItems(object, 'spec.vms').map((vm) => ({ id: fieldText(vm, 'id') || null, name: fieldText(vm, 'name') || null, targetName: fieldText(vm, 'targetName') })),
  }
}

/** The rows of a NetworkMap or StorageMap of any shape. */
export function readMapRows(object: KubeObject): readonly MapRowView[] {
  return fieldValues(object, 'spec.map[]').map(({ at, value }) => {
    const destination = fieldValue(value, 'destination')
    return {
      at,
      sourceId: fieldText(value, 'source.id') || null,
      sourceName: fieldText(value, 'source.name') || null,
      destination: isRecord(destination) ? destination : {},
      hasOffload: isRecord(fieldValue(value, 'offloadPlugin')),
    }
  })
}

/** How a finding names a VM of a plan: what people call it, then what MTV calls it. */
export function describePlanVm({ id, name }: PlanVmView): string {
  if (name === null) return id ?? '(no name)'
  return id === null ? name : `${name} (${id})`
}

function readName(object: KubeObject, path: string): ObjectName {
  return { name: fieldText(object, `${path}.name`) || null, namespace: fieldText(object, `${path}.namespace`) || null }
}
