import type { AssessmentCache, ProjectAssessment } from '#backend/assess/assessment-cache.ts'
import { withAssessment } from '#backend/assess/assessment-columns.ts'
import type { ProjectFile } from '#backend/db/project-file.ts'
import { isSameState, projectState } from '#backend/db/project-state.ts'
import { loadInclusionVms } from '#backend/db/repositories/inclusion-repository.ts'
import type { SnapshotRow } from '#backend/db/repositories/snapshot-repository.ts'
import { decisionsOfKind } from '#backend/db/repositories/vm-decision-repository.ts'
import type { InventoryKind } from '#shared/contract/api.ts'
import type { EncodedTable } from './encoded-table.ts'
import { loadTable, yieldTurn } from './load-table.ts'
import { narrowTable } from './narrow-table.ts'
import { factColumns, haveSameFacts } from './vm-fact-columns.ts'
import { inclusionColumns, judgeByRules, type VmRules } from './vm-inclusion-columns.ts'

/** The VMs of the project as a list, and what the rules say of each. */
export interface VmTable {
  readonly table: EncodedTable
  readonly rules: VmRules
}

/** The same with the columns of the assessment. */
export interface AssessedVmTable extends VmTable {
  readonly assessment: ProjectAssessment
}

/** The lists of open projects, kept in memory for as long as their project stays as it is. */
export interface InventoryCache {
  /** A list as the project is now, built where it was not yet: who asks meanwhile waits for the same building. */
  table(project: ProjectFile, kind: InventoryKind): Promise<EncodedTable>
  vms(project: ProjectFile): Promise<VmTable>
  /** The VMs as a list with what is known of their way to the target: made where it is asked for, and once for each state of the project. */
  assessedVms(project: ProjectFile): Promise<AssessedVmTable>
  /** A list of one snapshot, as it was imported. Only the one asked for last is kept: nobody looks at two old snapshots at once. */
  snapshotTable(project: ProjectFile, kind: InventoryKind, snapshot: Pick<SnapshotRow, 'pk' | 'sourceId' | 'isCurrent'>): Promise<EncodedTable>
  /** Builds the list of VMs beforehand, in pieces between other work. */
  prepare(project: ProjectFile): Promise<void>
  /**
   * Builds the list of VMs as a connection sees it that is about to commit, while others are answered from the list as it is. What it
   * answers puts the new list in its place: to be called once that is committed.
   */
  stage(project: ProjectFile, writing: ProjectFile): Promise<() => void>
}

/** An owned resource: it lives as long as its backend; a closed project takes what is kept of it along. */
export function createInventoryCache(assessments: AssessmentCache): InventoryCache {
  const assessed = new WeakMap<ProjectAssessment, AssessedVmTable>()
  const kept = new WeakMap<ProjectFile, KeptInventory>()

  function inventoryOf(project: ProjectFile): KeptInventory {
    const { others } = projectState(project)
    const known = kept.get(project)
    if (known?.others === others) return known
    const fresh: KeptInventory = { others, lists: new Map(), ofSnapshot: { snapshot: 0, lists: new Map() }, vms: null, decided: null }
    kept.set(project, fresh)
    return fresh
  }

  /** What was built while an import was committed may be half old: it is built anew. */
  async function whileUnchanged<Value>(project: ProjectFile, build: (inventory: KeptInventory) => Promise<Value>): Promise<Value> {
    for (;;) {
      const inventory = inventoryOf(project)
      const value = await build(inventory)
      if (inventoryOf(project) === inventory) return value
    }
  }

  const table = (project: ProjectFile, kind: InventoryKind): Promise<EncodedTable> =>
    kind === 'vms' ? vms(project).then((built) => built.table) : whileUnchanged(project, (inventory) => once(inventory.lists, kind, () => loadTable(project, kind)))

  const vms = (project: ProjectFile): Promise<VmTable> => whileUnchanged(project, async (inventory) => decide(project, inventory, await imported(project, inventory)))

  /** The list may be of a newer state than the assessment only between two decisions: then the assessment is made anew. */
  const assessedVms = async (project: ProjectFile): Promise<AssessedVmTable> => {
    for (;;) {
      const before = projectState(project)
      const assessment = await assessments.of(project)
      const own = await vms(project)
      if (!isSameState(before, projectState(project))) continue
      const known = assessed.get(assessment)
      if (known?.rules === own.rules && haveSameFacts(known.table, own.table)) return known
      const made = { rules: own.rules, table: withAssessment(own.table, assessment.vms), assessment }
      assessed.set(assessment, made)
      return made
    }
  }

  return {
    table,
    vms,
    assessedVms,
    snapshotTable: (project, kind, snapshot) => whileUnchanged(project, (inventory) => {
      if (inventory.ofSnapshot.snapshot !== snapshot.pk) inventory.ofSnapshot = { snapshot: snapshot.pk, lists: new Map() }
      // What counts of its source is part of the list that is kept, and as it was imported but for what decisions say.
      const isListed = kind === 'vms' && snapshot.isCurrent
      return once(inventory.ofSnapshot.lists, kind, async () => (isListed ? narrowTable((await imported(project, inventory)).table, 'source', snapshot.sourceId) : loadTable(project, kind, snapshot.pk)))
    }),
    prepare: async (project) => {
      try {
        await vms(project)
      } catch {
        // A failed building is not kept: whoever asks next meets what went wrong, and is told of it.
      }
    },
    stage: async (project, writing) => {
      try {
        const listed = await loadVms(writing)
        return () => {
          inventoryOf(project).vms ??= Promise.resolve(listed)
        }
      } catch {
        // As above: the import itself is none the worse for it.
        return () => undefined
      }
    },
  }
}

interface KeptInventory {
  /** Imports commit on connections of their own. */
  readonly others: number
  readonly lists: Map<InventoryKind, Promise<EncodedTable>>
  ofSnapshot: { readonly snapshot: number; readonly lists: Map<InventoryKind, Promise<EncodedTable>> }
  vms: Promise<VmTable> | null
  decided: { readonly own: number; readonly vms: VmTable } | null
}

/** All VMs that count, without what decisions say of them. */
function imported(project: ProjectFile, inventory: KeptInventory): Promise<VmTable> {
  return (inventory.vms ??= forget(loadVms(project), () => { inventory.vms = null }))
}

async function loadVms(project: ProjectFile): Promise<VmTable> {
  const table = await loadTable(project, 'vms')
  const vms = loadInclusionVms(project)
  await yieldTurn(project)
  return { table, rules: judgeByRules(table, vms) }
}

/** Decisions change a few columns: the others are those of the inventory. */
function decide(project: ProjectFile, inventory: KeptInventory, { table, rules }: VmTable): VmTable {
  const { own } = projectState(project)
  if (inventory.decided?.own === own) return inventory.decided.vms
  const columns = new Map(table.columns)
  for (const column of inclusionColumns(rules, decisionsOfKind(project, 'vm.inclusion'))) columns.set(column.name, column)
  for (const column of factColumns(table, rules, decisionsOfKind(project, 'vm.facts'), decisionsOfKind(project, 'vm.labels'))) columns.set(column.name, column)
  const vms = { table: { ...table, columns }, rules }
  inventory.decided = { own, vms }
  return vms
}

function once(lists: KeptInventory['lists'], kind: InventoryKind, build: () => Promise<EncodedTable>): Promise<EncodedTable> {
  const known = lists.get(kind)
  if (known !== undefined) return known
  const building = forget(build(), () => lists.delete(kind))
  lists.set(kind, building)
  return building
}

/** A building that failed is not kept. */
function forget<Value>(building: Promise<Value>, drop: () => void): Promise<Value> {
  building.catch(drop)
  return building
}
