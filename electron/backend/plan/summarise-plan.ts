import type { PlanSummary } from '#shared/contract/plan-summary.ts'
import type { PlannedPlan, PortGroupMapping, Reason } from '#shared/domain/plan/migration-plan.ts'
import type { ComputedPlan } from './compute-plan.ts'
import { summarisePlacement } from './summarise-placement.ts'
import { summariseScheduling } from './summarise-scheduling.ts'
import { summariseTenancy } from './summarise-tenancy.ts'

/** A computed plan as hosts show it. Every sum is over the plans' own VMs, so that it can be traced to them. */
export function summarisePlan({ plan, estate }: ComputedPlan): PlanSummary {
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
    plans: plan.plans.map(summariseOne),
    unplaced: plan.unplaced.map(({ vmId, name, reasons }) => ({ vm: vmId, name, why: [...reasons] })),
    excluded: plan.excluded.map(({ vmId, name, isTemplate, reasons }) => ({ vm: vmId, name, isTemplate, why: [...reasons] })),
    images: plan.images.map(({ imageId, name, kind, datastoreName, sizeMib, owner, isToRebuild, reason }) => ({ image: imageId, name, kind, datastore: datastoreName, sizeMib, owner, isToRebuild, why: [reason] })),
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
    placement: summarisePlacement(plan),
    ...summariseTenancy(plan),
    findings: [...plan.findings],
    notEvaluated: plan.notEvaluated.map((entry) => ({ ...entry })),
    assumptions: [...plan.assumptions],
  }
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
