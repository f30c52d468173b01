import type { DecisionKind } from './decision.ts'

/** A field of a VM in a decisions file, and the kind of decision that it states; `member`: it states that member of the value alone. */
export interface VmFileField {
  readonly field: 'inclusion' | 'namespace' | 'targetName' | 'facts' | 'labels' | 'instanceType' | 'preference' | 'nodeGroup' | 'restartPriority' | 'balancing' | 'storage' | 'diskStorage' | 'wave'
  readonly kind: DecisionKind & `vm.${string}`
  readonly member?: string
}

/** In the order in which a file has them. */
export const VM_FILE_FIELDS = [
  { field: 'inclusion', kind: 'vm.inclusion' },
  { field: 'namespace', kind: 'vm.namespace', member: 'namespace' },
  { field: 'targetName', kind: 'vm.target-name', member: 'targetName' },
  { field: 'facts', kind: 'vm.facts' },
  { field: 'labels', kind: 'vm.labels' },
  { field: 'instanceType', kind: 'vm.instance-type' },
  { field: 'preference', kind: 'vm.preference' },
  { field: 'nodeGroup', kind: 'vm.node-group' },
  { field: 'restartPriority', kind: 'vm.restart-priority' },
  { field: 'balancing', kind: 'vm.balancing' },
  { field: 'storage', kind: 'vm.storage-class' },
  { field: 'diskStorage', kind: 'vm.disk-storage-classes', member: 'disks' },
  { field: 'wave', kind: 'vm.wave' },
] as const satisfies readonly VmFileField[]

/** Kinds of decisions that a decisions file does not hold, and why: it says how to migrate, not what came of it. */
export const KINDS_NOT_IN_FILE = {
  'vm.wave-outcome': 'what came of a migration is a record of this project',
  'wave.actual': 'when a wave ran is a record of this project',
  'wave.consent': 'what owners answered is a record of this project',
  'vm.note': 'remarks change no plan',
  'datastore.note': 'remarks change no plan',
  'port-group.note': 'remarks change no plan',
  'cluster.note': 'remarks change no plan',
  'host.note': 'remarks change no plan',
  'wave.note': 'remarks change no plan',
  'rule.note': 'remarks change no plan',
  'table.views': 'views of tables change no plan',
} as const satisfies Partial<Record<DecisionKind, string>>
