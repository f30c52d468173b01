import { type DecisionKind, STORAGE_RULES_SUBJECT } from '#shared/domain/decisions/decision.ts'
import type { DecisionsFile } from '#shared/domain/decisions/decisions-file.ts'
import type { Estate } from '#shared/domain/estate/estate.ts'

export interface DecisionChange {
  readonly kind: DecisionKind
  readonly subject: string
  readonly value: unknown
}

export interface ResolvedDecisions {
  readonly changes: readonly DecisionChange[]
  /** Subjects that no object bears, or several: listed, never dropped in silence. */
  readonly unknownSubjects: readonly string[]
}

/** Turns a decisions file into journal changes: names become ids, where only one object of the kind bears the name. */
export function resolveDecisionsFile(file: DecisionsFile, estate: Estate): ResolvedDecisions {
  const unknownSubjects: string[] = []
  const changes: DecisionChange[] = []
  const vms = createResolver('vm', estate.vms, unknownSubjects)
  const datastores = createResolver('datastore', estate.datastores, unknownSubjects)
  const portGroups = createResolver('portGroup', estate.portGroups, unknownSubjects)
  for (const { vm, inclusion, namespace, targetName, facts, labels, instanceType, preference, nodeGroup, restartPriority, balancing, storage, diskStorage } of file.vms) {
    const subject = vms(vm)
    if (subject === null) continue
    if (inclusion !== undefined) changes.push({ kind: 'vm.inclusion', subject, value: inclusion })
    if (namespace !== undefined) changes.push({ kind: 'vm.namespace', subject, value: { namespace } })
    if (targetName !== undefined) changes.push({ kind: 'vm.target-name', subject, value: { targetName } })
    if (facts !== undefined) changes.push({ kind: 'vm.facts', subject, value: facts })
    if (labels !== undefined) changes.push({ kind: 'vm.labels', subject, value: labels })
    if (instanceType !== undefined) changes.push({ kind: 'vm.instance-type', subject, value: instanceType })
    if (storage !== undefined) changes.push({ kind: 'vm.storage-class', subject, value: storage })
    if (diskStorage !== undefined) changes.push({ kind: 'vm.disk-storage-classes', subject, value: { disks: diskStorage } })
    if (nodeGroup !== undefined) changes.push({ kind: 'vm.node-group', subject, value: nodeGroup })
    if (restartPriority !== undefined) changes.push({ kind: 'vm.restart-priority', subject, value: restartPriority })
    if (balancing !== undefined) changes.push({ kind: 'vm.balancing', subject, value: balancing })
    if (preference !== undefined) changes.push({ kind: 'vm.preference', subject, value: preference })
  }
  for (const { datastore, ...value } of file.datastores) {
    const subject = datastores(datastore)
    if (subject !== null) changes.push({ kind: 'datastore.storage-class', subject, value })
  }
  if (file.storageRules !== undefined) changes.push({ kind: 'storage.rules', subject: STORAGE_RULES_SUBJECT, value: { rules: file.storageRules } })
  for (const { portGroup, network, gateway } of file.networks) {
    const subject = portGroups(portGroup)
    if (subject !== null && gateway !== undefined) changes.push({ kind: 'port-group.gateway', subject, value: gateway })
    if (subject !== null && network !== undefined) changes.push({ kind: 'port-group.network', subject, value: network })
  }
  for (const { scenario, inputs } of file.sizing) changes.push({ kind: 'sizing.scenario', subject: scenario, value: inputs })
  return { changes, unknownSubjects }
}

function createResolver(
  what: string,
  objects: readonly { readonly id: string; readonly name: string }[],
  unknownSubjects: string[],
): (subject: string) => string | null {
  const ids = new Set(objects.map((object) => object.id))
  const idsByName = new Map<string, string[]>()
  for (const object of objects) idsByName.set(object.name, [...(idsByName.get(object.name) ?? []), object.id])
  return (subject) => {
    if (ids.has(subject)) return subject
    const [only, ...others] = idsByName.get(subject) ?? []
    if (only !== undefined && others.length === 0) return only
    unknownSubjects.push(only === undefined ? `${what} ${subject}: no such object` : `${what} ${subject}: ${others.length + 1} objects bear this name, use an id`)
    return null
  }
}
