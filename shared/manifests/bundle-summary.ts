import type { InstanceTypeChoice } from '#shared/domain/plan/compute.ts'
import type { ExcludedVm, MigrationPlan, UnplacedVm } from '#shared/domain/plan/migration-plan.ts'
import type { BundlePart } from './bundle-folders.ts'
import type { FindingsDigest } from './findings-digest.ts'
import { planTotals } from './plan-totals.ts'

export interface FileChecksum {
  readonly path: string
  readonly sha256: string
}

/** What a plan was made from: how much there is of the estate, and what stands for all decisions. */
export interface BundleOrigin {
  readonly estate: Readonly<Record<'vms' | 'hosts' | 'clusters' | 'datastores' | 'portGroups', number>>
  /** SHA-256 of the decisions in force. */
  readonly decisions: string
}

/** The text of summary.json: what is in the bundle, what is not and why, and a checksum of each other file. */
export function bundleSummary(plan: MigrationPlan, files: readonly FileChecksum[], found: FindingsDigest['counts'], origin?: BundleOrigin, only?: BundlePart): string {
  const { target } = plan
  const totals = planTotals(plan.plans)
  const summary = {
    target: { id: target.id, name: target.name },
    versions: { openshift: target.openshift, mtv: target.mtv },
    // Counts are those of the whole plan all the same.
    ...(only === undefined ? {} : { part: only }),
    ...(origin === undefined ? {} : { estate: origin.estate, decisions: { sha256: origin.decisions } }),
    counts: {
      vms: { planned: totals.vms, unplaced: plan.unplaced.length, excluded: plan.excluded.length, templates: plan.excluded.filter((vm) => vm.isTemplate).length },
      plans: plan.plans.length,
      disks: totals.disks,
      capacityMib: totals.capacityMib,
      nics: { total: totals.nics, mapped: totals.mappedNics, leftOut: totals.leftOutNics },
      images: { total: plan.images.length, toRebuild: plan.images.filter((image) => image.isToRebuild).length },
      namespaces: plan.namespaces.length,
      attachments: plan.attachments.length,
      providers: plan.providers.length,
      findings: { critical: found.critical, warning: found.warning, information: found.information },
    },
    plans: plan.plans.map((planned) => ({
      name: planned.name,
      vms: planned.vms.length,
      disks: planTotals([planned]).disks,
      type: planned.type,
      targetNamespace: planned.targetNamespace,
      after: planned.after,
      ...(planned.wave === undefined ? {} : { wave: { number: planned.wave.number, window: planned.wave.windowId, start: planned.wave.start, end: planned.wave.end } }),
      prerequisites: planned.prerequisites,
    })),
    unplaced: plan.unplaced.map(outsider),
    excluded: plan.excluded.map((vm) => ({ ...outsider(vm), isTemplate: vm.isTemplate })),
    images: plan.images.map(({ imageId, reason, datastoreName, ...image }) => ({ image: imageId, datastore: datastoreName, ...image, why: [reason] })),
    leftOutNics: plan.plans.flatMap((planned) =>
      planned.vms.flatMap((vm) => vm.leftOutNics.map((nic) => ({ vm: vm.vmId, name: vm.source.name, nic: nic.label, why: [nic.reason] }))),
    ),
    storage: { growthPercent: target.storage.growthPercent, classes: plan.storageClasses, overrides: plan.storageOverrides.map(({ vmId, name, datastores, refusals }) => ({ vm: vmId, name, datastores: datastores.map(({ datastoreId, destination, reasons }) => ({ datastore: datastoreId, destination, why: reasons })), refused: refusals })) },
    compute: computeSummary(plan),
    scheduling: plan.scheduling,
    placement: plan.placement,
    tenancy: plan.tenancy,
    hyperConverged: plan.hyperConverged,
    notEvaluated: plan.notEvaluated,
    assumptions: plan.assumptions,
    files,
  }
  return `${JSON.stringify(summary, null, JSON_INDENT)}\n`
}

const JSON_INDENT = 2

function instanceTypeName(choice: InstanceTypeChoice | null): string | null {
  return choice === null || choice.type === 'source' ? null : choice.name
}

/** By VM only what is not the source's own: the rest is as the policy says. */
function computeSummary({ compute, target }: MigrationPlan): Record<string, unknown> {
  return {
    policy: target.compute,
    waste: compute.waste,
    effectiveWaste: compute.effectiveWaste,
    customTypes: compute.customTypes,
    vms: compute.vms
      .filter(({ instanceType }) => instanceType?.type !== 'source')
      .map(({ vmId, name, instanceType, confidence, reasons, preference }) => ({ vm: vmId, name, instanceType: instanceTypeName(instanceType), preference: preference.name, confidence, why: reasons })),
    advice: compute.advice,
  }
}

function outsider({ vmId, name, reasons }: UnplacedVm | ExcludedVm): { vm: string; name: string; why: UnplacedVm['reasons'] } {
  return { vm: vmId, name, why: reasons }
}
