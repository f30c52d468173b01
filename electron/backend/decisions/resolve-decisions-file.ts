import { STORAGE_RULES_SUBJECT } from '#shared/domain/decisions/decision.ts'
import type { DecisionsFile } from '#shared/domain/decisions/decisions-file.ts'
import { VM_FILE_FIELDS, type VmFileField } from '#shared/domain/decisions/file-fields.ts'
import type { Estate } from '#shared/domain/estate/estate.ts'
import type { DecisionChange } from './decision-change.ts'
import { createSubjectResolver } from './file-subjects.ts'
import { resolveWaveDecisions } from './resolve-wave-decisions.ts'

export interface ResolvedDecisions {
  readonly changes: readonly DecisionChange[]
  /** Subjects that no object bears, or several: listed once, never dropped in silence. */
  readonly unknownSubjects: readonly string[]
}

/** Turns a decisions file into journal changes: names become ids, where only one object of the kind bears the name. */
export function resolveDecisionsFile(file: DecisionsFile, { vms: estateVms, datastores: estateDatastores, portGroups: estatePortGroups }: Pick<Estate, 'vms' | 'datastores' | 'portGroups'>): ResolvedDecisions {
  const unknown = new Set<string>()
  const changes: DecisionChange[] = []
  const vms = createSubjectResolver('vm', estateVms, unknown)
  const datastores = createSubjectResolver('datastore', estateDatastores, unknown)
  const portGroups = createSubjectResolver('portGroup', estatePortGroups, unknown)
  for (const entry of file.vms) {
    const subject = vms.find(entry.vm)
    if (subject === null) continue
    for (const { field, kind, member } of VM_FILE_FIELDS as readonly VmFileField[]) {
      const stated = entry[field]
      if (stated !== undefined) changes.push({ kind, subject, value: member === undefined ? stated : { [member]: stated } })
    }
  }
  for (const { datastore, ...value } of file.datastores) {
    const subject = datastores.find(datastore)
    if (subject !== null) changes.push({ kind: 'datastore.storage-class', subject, value })
  }
  if (file.storageRules !== undefined) changes.push({ kind: 'storage.rules', subject: STORAGE_RULES_SUBJECT, value: { rules: file.storageRules } })
  for (const { portGroup, network, gateway } of file.networks) {
    const subject = portGroups.find(portGroup)
    if (subject !== null && gateway !== undefined) changes.push({ kind: 'port-group.gateway', subject, value: gateway })
    if (subject !== null && network !== undefined) changes.push({ kind: 'port-group.network', subject, value: network })
  }
  for (const { scenario, inputs } of file.sizing) changes.push({ kind: 'sizing.scenario', subject: scenario, value: inputs })
  if (file.waves !== undefined) changes.push(...resolveWaveDecisions(file.waves, vms.findOrKeep))
  return { changes, unknownSubjects: [...unknown] }
}
