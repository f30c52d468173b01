import { useI18n } from 'vue-i18n'
import type { PreviewChange, PreviewLine } from '#renderer/components/bulk/preview-change.ts'
import type { BulkDecisionResult, VmDecision, VmStanding } from '#shared/contract/bulk-decision.ts'

/** What a preview of one decision for many VMs says. */
export function useVmPreviewWords() {
  const { t, n } = useI18n()

  function standing({ isIncluded, excludedBecause, namespace, storageClass }: VmStanding, kind: VmDecision['kind']): string {
    if (kind === 'vm.storage-class') return storageClass ?? t('inventory.bulk.byDatastore')
    if (kind === 'vm.namespace') return namespace ?? t('inventory.bulk.byPolicy')
    return isIncluded ? t('inventory.bulk.included') : (excludedBecause ?? t('inventory.bulk.leftOut'))
  }

  /** Why a VM stays as it is; null where it does not. */
  function sameOf({ outcome, before, after }: BulkDecisionResult['rows'][number], { kind, value }: VmDecision): string | null {
    if (outcome === 'template') return t('bulk.sames.template')
    if (outcome === 'unchanged') return t(value === null ? 'bulk.sames.undecided' : 'bulk.sames.already')
    // A decision that a rule stands above, or that says what holds without it.
    return standing(before, kind) === standing(after, kind) ? t(kind === 'vm.inclusion' && !after.isIncluded ? 'inventory.bulk.staysOut' : 'inventory.bulk.asDecided') : null
  }

  return ({ changes, replaced, withoutEffect, unchanged, templates, chosen, rows }: BulkDecisionResult, decision: VmDecision): PreviewChange => {
    const counts = { changes, replaced: decision.value === null ? 0 : replaced, withoutEffect, unchanged, templates }
    const names = ['changes', 'replaced', 'withoutEffect', 'unchanged', 'templates'] as const
    return {
      summary: [
        ...names.filter((name) => name === 'changes' || counts[name] > 0).map((name) => t(`inventory.bulk.${name}`, { n: n(counts[name]) }, counts[name])),
        ...(changes === 0 ? [] : [t(`inventory.bulk.follows.${decision.kind === 'vm.inclusion' ? 'inclusion' : decision.kind === 'vm.namespace' ? 'namespace' : 'storage'}`)]),
      ],
      warnings: [],
      numbers: [],
      lines: rows.map((row): PreviewLine => ({ id: row.id, name: row.name, before: standing(row.before, decision.kind), after: standing(row.after, decision.kind), same: sameOf(row, decision), warnings: [], numbers: [] })),
      more: chosen > rows.length ? t('bulk.more', { n: n(chosen - rows.length) }) : null,
      changes,
    }
  }
}
