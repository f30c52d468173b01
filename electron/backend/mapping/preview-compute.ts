import type { ComputePreview } from '#shared/contract/compute-rows.ts'
import { MOST_PREVIEW_ROWS } from '#shared/contract/preview-rows.ts'
import type { Decisions } from '#shared/domain/decisions/decision.ts'
import { sourceNames as namesOfSources } from '#shared/domain/estate/source-names.ts'
import type { ComputeMapping } from '#shared/domain/plan/compute.ts'
import type { ComputeEstate } from './compute-estate.ts'
import { computeOf } from './describe-compute.ts'

/** Reasons that are a warning of what was just decided. */
const WARNINGS: ReadonlySet<string> = new Set(['smaller', 'not-in-release', 'feature-missing', 'feature-unproven', 'not-in-catalogue', 'differs-from-map'])

/** CPU, memory and preferences before and after decisions that nobody has made yet, for the VMs named; sums are of the whole plan. */
export function previewCompute(before: ComputeEstate, decisions: Decisions, named: ReadonlySet<string>): ComputePreview {
  const whole: ComputeEstate = { ...before, inScope: before.included }
  const old = computeOf(whole)
  const now = computeOf({ ...whole, decisions })
  const oldById = new Map(old.vms.map((mapping) => [mapping.vmId, mapping]))
  const sourceNames = namesOfSources(before.estate.sources)
  const lines = now.vms.flatMap((mapping) => {
    const previous = oldById.get(mapping.vmId)
    return named.has(mapping.vmId) && previous !== undefined ? [{ previous, mapping }] : []
  })
  const changed = lines.filter(({ previous, mapping }) => isChanged(previous, mapping))
  // Those that change come first: they are what one wants to see.
  const shown = [...changed, ...lines.filter(({ previous, mapping }) => !isChanged(previous, mapping))].slice(0, MOST_PREVIEW_ROWS)
  return {
    vms: lines.length,
    changed: changed.length,
    rows: shown.map(({ previous, mapping }) => ({
      id: mapping.vmId,
      name: mapping.name,
      sourceName: sourceNames.get(mapping.sourceId) ?? mapping.sourceId,
      instanceType: { before: typeOf(previous), after: typeOf(mapping) },
      preference: { before: preferenceOf(previous), after: preferenceOf(mapping) },
      warnings: [...mapping.reasons, ...mapping.preference.reasons].filter(({ code }) => WARNINGS.has(code)).map(({ message }) => message),
    })),
    waste: { before: old.effectiveWaste, after: now.effectiveWaste },
    open: { before: openOf(old.vms), after: openOf(now.vms) },
  }
}

function isChanged(left: ComputeMapping, right: ComputeMapping): boolean {
  return JSON.stringify([typeOf(left), preferenceOf(left)]) !== JSON.stringify([typeOf(right), preferenceOf(right)])
}

type Choice = ComputePreview['rows'][number]['instanceType']['before']

function typeOf({ instanceType, waste }: ComputeMapping): Choice {
  const name = instanceType === null || instanceType.type === 'source' ? null : instanceType.name
  return { name, isOpen: instanceType === null, carrier: instanceType?.type === 'source' ? 'mtv' : 'plan-field', waste }
}

function preferenceOf({ preference }: ComputeMapping): Choice {
  return { name: preference.name, isOpen: false, carrier: preference.carrier, waste: null }
}

function openOf(vms: readonly ComputeMapping[]): number {
  return vms.filter(({ instanceType }) => instanceType === null).length
}
