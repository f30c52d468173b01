import { useI18n } from 'vue-i18n'
import type { PreviewChange, PreviewLine } from '#renderer/components/bulk/preview-change.ts'
import type { BulkDecisionResult, VmDecision, VmStanding } from '#shared/contract/bulk-decision.ts'
import { DECIDED_FACT_FIELDS } from '#shared/domain/decisions/vm-facts-decision.ts'

const FOLLOWS = { 'vm.inclusion': 'inclusion', 'vm.namespace': 'namespace', 'vm.storage-class': 'storage', 'vm.facts': 'facts', 'vm.labels': 'labels' } as const satisfies Record<VmDecision['kind'], string>

/** Whether nothing is decided but a decision taken back. */
function isTakenBack({ kind, value }: VmDecision): boolean {
  if (value === null) return true
  return (kind === 'vm.facts' || kind === 'vm.labels') && Object.keys(value.set).length === 0
}

/** What a preview of one decision for many VMs says. */
export function useVmPreviewWords() {
  const { t, n } = useI18n()

  function standing({ isIncluded, excludedBecause, namespace, storageClass, facts, labels }: VmStanding, decision: VmDecision): string {
    const { kind } = decision
    if (decision.kind === 'vm.facts') return factsText(facts, decision)
    if (kind === 'vm.labels') return Object.entries(labels).map(([key, value]) => `${key}=${value}`).join(', ') || t('inventory.labels.none')
    if (kind === 'vm.storage-class') return storageClass ?? t('inventory.bulk.byDatastore')
    if (kind === 'vm.namespace') return namespace ?? t('inventory.bulk.byPolicy')
    return isIncluded ? t('inventory.bulk.included') : (excludedBecause ?? t('inventory.bulk.leftOut'))
  }

  /** The one fact that is decided, or all that there are by their names. */
  function factsText(facts: VmStanding['facts'], { value }: Extract<VmDecision, { kind: 'vm.facts' }>): string {
    const named = value === null ? DECIDED_FACT_FIELDS : DECIDED_FACT_FIELDS.filter((field) => value.set[field] !== undefined || value.takeBack.includes(field))
    const shown = named.filter((field) => (facts[field] ?? null) !== null)
    if (named.length === 1 || shown.length === 0) return facts[named[0] ?? 'application'] ?? t('inventory.facts.none')
    return shown.map((field) => `${t(`inventory.columns.${field}`)}: ${facts[field] ?? ''}`).join(', ')
  }

  /** Why a VM stays as it is; null where it does not. */
  function sameOf({ outcome, before, after }: BulkDecisionResult['rows'][number], decision: VmDecision): string | null {
    const { kind } = decision
    if (outcome === 'template') return t('bulk.sames.template')
    if (outcome === 'unchanged') return t(isTakenBack(decision) ? 'bulk.sames.undecided' : 'bulk.sames.already')
    // A decision that a rule stands above, or that says what holds without it.
    return standing(before, decision) === standing(after, decision) ? t(kind === 'vm.inclusion' && !after.isIncluded ? 'inventory.bulk.staysOut' : 'inventory.bulk.asDecided') : null
  }

  return ({ changes, replaced, withoutEffect, unchanged, templates, chosen, rows }: BulkDecisionResult, decision: VmDecision): PreviewChange => {
    const counts = { changes, replaced: isTakenBack(decision) ? 0 : replaced, withoutEffect, unchanged, templates }
    const names = ['changes', 'replaced', 'withoutEffect', 'unchanged', 'templates'] as const
    return {
      summary: [
        ...names.filter((name) => name === 'changes' || counts[name] > 0).map((name) => t(`inventory.bulk.${name}`, { n: n(counts[name]) }, counts[name])),
        ...(changes === 0 ? [] : [t(`inventory.bulk.follows.${FOLLOWS[decision.kind]}`)]),
      ],
      warnings: [],
      numbers: [],
      lines: rows.map((row): PreviewLine => ({ id: row.id, name: row.name, before: standing(row.before, decision), after: standing(row.after, decision), same: sameOf(row, decision), warnings: [], numbers: [] })),
      more: chosen > rows.length ? t('bulk.more', { n: n(chosen - rows.length) }) : null,
      changes,
    }
  }
}
