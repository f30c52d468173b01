import type { PlanOverview, PlanPage, PlanSummary } from '#shared/contract/plan-summary.ts'
import { compareText } from '#shared/domain/compare.ts'
import type { ExcludedVm, MigrationPlan, PlannedPlan, PortGroupMapping, Reason, UnplacedVm } from '#shared/domain/plan/migration-plan.ts'
import type { ComputedPlan } from './compute-plan.ts'
import { reasonTitle } from './reason-titles.ts'
import { summarisePlacement } from './summarise-placement.ts'
import { summariseScheduling } from './summarise-scheduling.ts'
import { summariseTenancy } from './summarise-tenancy.ts'

/** A computed plan whole, as the command line prints it. Every sum is over the plans' own VMs, so that it can be traced to them. */
export function summarisePlan(computed: ComputedPlan): PlanSummary {
  return {
    ...sizesOf(computed),
    plans: computed.plan.plans.map(summariseOne),
    unplaced: computed.plan.unplaced.map(unplacedRow),
    excluded: computed.plan.excluded.map(excludedRow),
    images: computed.plan.images.map(imageRow),
    placement: summarisePlacement(computed.plan),
    ...summariseTenancy(computed.plan),
    findingCounts: [...computed.findingCounts],
  }
}

/** The same for a screen: sums in place of what grows with the estate. */
export function overviewOf(computed: ComputedPlan): PlanOverview {
  const { unplaced, excluded, images } = computed.plan
  return {
    ...sizesOf(computed),
    unplaced: countReasons(unplaced),
    excluded: countReasons(excluded),
    concerns: [...computed.findingCounts].sort((left, right) => compareText(left.ruleId, right.ruleId)).map(({ ruleId, severity, vms }) => ({ ruleId, title: reasonTitle(ruleId), severity, vms })),
    images: images.length,
  }
}

/** A page of what grows with the estate. A VM narrows it to the entries about that VM. */
export function pageOf({ plan }: ComputedPlan, { part, vm, offset, limit }: { readonly part: PlanPage['part']; readonly vm?: string | undefined; readonly offset: number; readonly limit: number }): PlanPage {
  const page = <Item, Row>(items: readonly Item[], vmOf: (item: Item) => string | null, rowOf: (item: Item) => Row): { total: number; rows: Row[] } => {
    const wanted = vm === undefined ? items : items.filter((item) => vmOf(item) === vm)
    return { total: wanted.length, rows: wanted.slice(offset, offset + limit).map(rowOf) }
  }
  switch (part) {
    case 'plans':
      return { part, ...page(plan.plans, () => null, summariseOne) }
    case 'unplaced':
      return { part, ...page(plan.unplaced, ({ vmId }) => vmId, unplacedRow) }
    case 'excluded':
      return { part, ...page(plan.excluded, ({ vmId }) => vmId, excludedRow) }
    case 'images':
      return { part, ...page(plan.images, () => null, imageRow) }
    case 'findings':
      return { part, ...page(plan.findings, ({ subject }) => subject, (finding) => finding) }
  }
}

function sizesOf({ plan, estate }: ComputedPlan): Omit<PlanSummary, 'plans' | 'unplaced' | 'excluded' | 'images' | 'placement' | 'tenancy' | 'hyperConverged' | 'findingCounts'> {
  const planned = plan.plans.flatMap((entry) => entry.vms)
  return {
    target: { id: plan.target.id, name: plan.target.name, mtv: plan.target.mtv, openshift: plan.target.openshift },
    counts: {
      vms: estate.vms.length,
      included: planned.length + plan.unplaced.length,
      planned: planned.length,
      unplaced: plan.unplaced.length,
      excluded: plan.excluded.length,
      plans: plan.plans.length,
      disks: sum(planned, (vm) => vm.diskCount),
      capacityMib: sum(planned, (vm) => vm.capacityMib),
      nics: {
        total: sum(planned, (vm) => vm.nicCount),
        mapped: sum(planned, (vm) => vm.mappedNicCount),
        leftOut: sum(planned, (vm) => vm.leftOutNics.length),
      },
    },
    datastores: plan.datastores.map((mapping) => ({
      datastore: mapping.datastoreId,
      name: mapping.name,
      vms: mapping.vmCount,
      disks: mapping.diskCount,
      capacityMib: mapping.capacityMib,
      storageClass: mapping.destination?.storageClass ?? null,
      volumeMode: mapping.destination?.volumeMode ?? null,
      accessMode: mapping.destination?.accessMode ?? null,
      confidence: mapping.confidence,
      why: [...mapping.reasons],
    })),
    storageClasses: plan.storageClasses.map((load) => ({ ...load, datastores: load.datastores.map((entry) => ({ ...entry })) })),
    storageOverrides: plan.storageOverrides.map(({ vmId, name, datastores, refusals }) => ({
      vm: vmId,
      name,
      datastores: datastores.map(({ datastoreId, destination, reasons }) => ({ datastore: datastoreId, storageClass: destination?.storageClass ?? null, why: [...reasons] })),
      refused: [...refusals],
    })),
    networks: plan.portGroups.map((mapping) => ({
      portGroup: mapping.portGroupId,
      name: mapping.name,
      vms: mapping.vmCount,
      nics: mapping.nicCount,
      destination: describeDestination(mapping.destination),
      confidence: mapping.confidence,
      why: [...mapping.reasons],
    })),
    scheduling: summariseScheduling(plan.scheduling),
    notEvaluated: plan.notEvaluated.map((entry) => ({ ...entry })),
    assumptions: [...plan.assumptions],
  }
}

function unplacedRow({ vmId, name, reasons }: UnplacedVm): PlanSummary['unplaced'][number] {
  return { vm: vmId, name, why: [...reasons] }
}

function excludedRow({ vmId, name, isTemplate, reasons }: ExcludedVm): PlanSummary['excluded'][number] {
  return { vm: vmId, name, isTemplate, why: [...reasons] }
}

function imageRow({ imageId, name, kind, datastoreName, sizeMib, owner, isToRebuild, reason }: MigrationPlan['images'][number]): PlanSummary['images'][number] {
  return { image: imageId, name, kind, datastore: datastoreName, sizeMib, owner, isToRebuild, why: [reason] }
}

/** In the order in which the plan meets them, which is the same for the same plan. */
function countReasons(vms: readonly { readonly reasons: readonly Reason[] }[]): PlanOverview['unplaced'] {
  const counts = new Map<string, number>()
  for (const { reasons } of vms) for (const code of new Set(reasons.map((reason) => reason.code))) counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts].map(([code, count]) => ({ code, title: reasonTitle(code), vms: count }))
}

function summariseOne(plan: PlannedPlan): PlanSummary['plans'][number] {
  return {
    name: plan.name,
    provider: plan.providerName,
    targetNamespace: plan.targetNamespace,
    type: plan.type,
    vms: plan.vms.length,
    disks: sum(plan.vms, (vm) => vm.diskCount),
    capacityMib: sum(plan.vms, (vm) => vm.capacityMib),
    after: [...plan.after],
    window: plan.wave?.windowId ?? null,
    prerequisites: plan.prerequisites.map((reason: Reason) => ({ ...reason })),
    because: plan.because,
  }
}

function describeDestination(destination: PortGroupMapping['destination']): string | null {
  if (destination === null) return null
  return destination.type === 'multus' ? `multus ${destination.attachmentName}` : destination.type
}

function sum<Item>(items: readonly Item[], amountOf: (item: Item) => number): number {
  return items.reduce((total, item) => total + amountOf(item), 0)
}
