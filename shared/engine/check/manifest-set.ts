import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import { type ObjectReference, referencesOf } from './references.ts'
import { type ObjectName, type PlanView, readPlan } from './plan-view.ts'

/** All manifests that are judged together, indexed. */
export interface ManifestSet {
  readonly all: readonly KubeObject[]
  readonly plans: readonly PlanView[]
  /** The plans that use a map of the set. */
  plansOf(map: KubeObject): readonly PlanView[]
  /** In the order given. A kind of MTV counts in MTV's own API group only. */
  ofKind(kind: string): readonly KubeObject[]
  /** The first object of that kind and name; null too where the name or namespace is not known. */
  find(kind: string, object: ObjectName): KubeObject | null
  /** What an object of the set refers to; several checks ask. */
  referencesOf(object: KubeObject): readonly ObjectReference[]
}

export function createManifestSet(objects: readonly KubeObject[]): ManifestSet {
  const byKind = new Map<string, KubeObject[]>()
  const byName = new Map<string, KubeObject>()
  for (const object of objects) {
    if (MTV_KINDS.has(object.kind) && !object.apiVersion.startsWith('forklift.konveyor.io/')) continue
    const list = byKind.get(object.kind) ?? []
    list.push(object)
    byKind.set(object.kind, list)
    const key = keyOf(object.kind, object.metadata?.namespace ?? null, object.metadata?.name ?? null)
    if (!byName.has(key)) byName.set(key, object)
  }
  const find: ManifestSet['find'] = (kind, { namespace, name }) => (name === null || namespace === null ? null : (byName.get(keyOf(kind, namespace, name)) ?? null))
  const plans = (byKind.get('Plan') ?? []).map(readPlan)
  const plansByMap = new Map<KubeObject, PlanView[]>()
  for (const plan of plans) {
    for (const map of [find('NetworkMap', plan.networkMap), find('StorageMap', plan.storageMap)]) {
      if (map !== null) plansByMap.set(map, [...(plansByMap.get(map) ?? []), plan])
    }
  }
  const references = new Map<KubeObject, readonly ObjectReference[]>()
  return {
    all: objects,
    plans,
    plansOf: (map) => plansByMap.get(map) ?? [],
    ofKind: (kind) => byKind.get(kind) ?? [],
    find,
    referencesOf: (object) => {
      const known = references.get(object) ?? referencesOf(object)
      references.set(object, known)
      return known
    },
  }
}

/** Kinds whose names other API groups use too. */
const MTV_KINDS: ReadonlySet<string> = new Set(['Plan', 'NetworkMap', 'StorageMap', 'Provider', 'Hook', 'Host', 'Migration'])

function keyOf(kind: string, namespace: string | null, name: string | null): string {
  return JSON.stringify([kind, namespace, name])
}
