import { inventoryMemo } from '#backend/db/inventory-memo.ts'
import type { ProjectFile } from '#backend/db/project-file.ts'
import { loadAvailableInputs, loadSources, SURROUNDINGS } from '#backend/db/repositories/estate-repository.ts'
import { loadNeighbours, prepareNeighbours } from '#backend/db/repositories/neighbour-repository.ts'
import { loadSideRows } from '#backend/db/repositories/side-repository.ts'
import { decisionOf } from '#backend/db/repositories/vm-decision-repository.ts'
import { loadVm } from '#backend/db/repositories/vm-repository.ts'
import { projectTarget } from '#backend/plan/project-target.ts'
import { reasonTitle } from '#backend/plan/reason-titles.ts'
import { AppError } from '#shared/contract/app-error.ts'
import type { VmDetails } from '#shared/contract/vm-details.ts'
import { DECIDED_FACT_FIELDS } from '#shared/domain/decisions/vm-facts-decision.ts'
import type { Estate } from '#shared/domain/estate/estate.ts'
import { RULES } from '#shared/engine/assess/registry.ts'
import { runRules } from '#shared/engine/assess/run-rules.ts'
import { factsInForce } from '#shared/engine/facts/facts-in-force.ts'
import { decideInclusion } from '#shared/engine/inclusion/decide-inclusion.ts'
import { placementCarrier } from '#shared/engine/mapping/placement/placement-carrier.ts'
import { yieldTurn } from './load-table.ts'

/**
 * Reads ahead, in turns with other calls, what the pages of all VMs share: of 50,000 VMs the first page would wait for it for a second. What cannot be
 * read is met by whoever opens a page.
 */
export async function prepareVmPages(project: ProjectFile): Promise<void> {
  try {
    for (const part of [loadSources, loadAvailableInputs, ...Object.values(SURROUNDINGS)]) {
      inventoryMemo(project).part<[ProjectFile], unknown>(part, project)
      await yieldTurn(project)
    }
    await prepareNeighbours(project)
  } catch {
    // As said above.
  }
}

/** Everything that the project knows of one VM. AppError not-found where it has none of that id. */
export async function describeVm(project: ProjectFile, id: string): Promise<VmDetails> {
  const vm = loadVm(project, id)
  const kept = inventoryMemo(project)
  const sources = kept.part(loadSources, project)
  const source = sources.find((candidate) => candidate.id === vm?.sourceId)
  if (vm === null || source === undefined) throw new AppError('not-found', `The project holds no VM with the id ${id}: a newer import may have left it out.`, { id })
  const available = kept.part(loadAvailableInputs, project)
  const target = await projectTarget(project)
  // The rules compare a VM with those alone that share something with it, so these say of it what the whole estate would.
  const estate = { sources, vms: [vm, ...loadNeighbours(project, vm)], ...surroundingsOf(project), images: [], available }
  const { findings, notEvaluated } = runRules(estate, target, RULES, new Set([id]))
  const decisions = {
    'vm.inclusion': decisionOf(project, 'vm.inclusion', id),
    'vm.namespace': decisionOf(project, 'vm.namespace', id),
    'vm.target-name': decisionOf(project, 'vm.target-name', id),
    'vm.facts': decisionOf(project, 'vm.facts', id),
    'vm.labels': decisionOf(project, 'vm.labels', id),
    'vm.storage-class': decisionOf(project, 'vm.storage-class', id),
    'vm.disk-storage-classes': decisionOf(project, 'vm.disk-storage-classes', id),
  }
  const application = loadSideRows(project, 'application', id)[0]?.row ?? null
  const facts = factsInForce(decisions['vm.facts'] ?? undefined, application)
  const { isIncluded, reasons } = decideInclusion(vm, decisions['vm.inclusion'] ?? undefined)
  return {
    vm: {
      ...vm,
      disks: [...vm.disks],
      nics: [...vm.nics],
      partitions: [...vm.partitions],
      snapshots: [...vm.snapshots],
      cdDrives: [...vm.cdDrives],
      usbDevices: [...vm.usbDevices],
      clusterRules: [...vm.clusterRules],
    },
    source,
    side: {
      application,
      performance: loadSideRows(project, 'performance', id)[0]?.row ?? null,
      properties: loadSideRows(project, 'vmProperty', id)[0]?.row ?? null,
    },
    facts: DECIDED_FACT_FIELDS.map((field) => ({ field, value: facts[field], listed: application?.[field] ?? null, isDecided: decisions['vm.facts']?.[field] !== undefined })),
    available: [...(available[source.id] ?? [])],
    inclusion: { isIncluded, reasons: [...reasons] },
    decisions,
    labelCarrier: placementCarrier(target),
    concerns: [...findings],
    notEvaluated: notEvaluated.map((rule) => ({ ...rule, title: reasonTitle(rule.ruleId) })),
  }
}

function surroundingsOf(project: ProjectFile): Pick<Estate, keyof typeof SURROUNDINGS> {
  const kept = inventoryMemo(project)
  return { hosts: kept.part(SURROUNDINGS.hosts, project), clusters: kept.part(SURROUNDINGS.clusters, project), datastores: kept.part(SURROUNDINGS.datastores, project), portGroups: kept.part(SURROUNDINGS.portGroups, project) }
}
