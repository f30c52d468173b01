import { useI18n } from 'vue-i18n'
import type { VmPlacementPreview, VmPlacementRow } from '#shared/contract/vm-placement.ts'

/** What a VM's placement reads like. */
export function usePlacementWords() {
  const { t } = useI18n()
  const group = (value: string | null): string => value ?? t('vmPlacement.noGroup')
  const priority = (value: VmPlacementRow['restartPriority']['value']): string => t(`vmPlacement.levels.${value ?? 'none'}`)
  const balancing = (value: boolean | null): string => t(`vmPlacement.moves.${value === null ? 'none' : value ? 'moved' : 'alone'}`)
  const carrier = (value: VmPlacementRow['nodeGroup']['carrier']): string => t(`vmPlacement.carriers.${value}`)
  const rule = ({ name, strength }: VmPlacementRow['rules'][number]): string => t('vmPlacement.rule', { name, strength: t(`vmPlacement.strengths.${strength ?? 'none'}`) })
  const decided = ({ decision }: { readonly decision: object | null }): string => t(decision === null ? 'vmPlacement.suggested' : 'vmPlacement.decided')
  const state = ({ nodeGroup, restartPriority, isBalanced }: VmPlacementPreview['rows'][number]['before']): string => t('vmPlacement.state', { group: group(nodeGroup), priority: priority(restartPriority), balancing: balancing(isBalanced) })

  /** What of a row is shown, each with whether anything brings it. */
  function cells(row: VmPlacementRow) {
    return [
      { key: 'nodeGroup', text: group(row.nodeGroup.value), choice: row.nodeGroup, isCarried: row.nodeGroup.value !== null },
      { key: 'restartPriority', text: priority(row.restartPriority.value), choice: row.restartPriority, isCarried: row.restartPriority.value !== null },
      { key: 'balancing', text: balancing(row.balancing.value), choice: row.balancing, isCarried: row.balancing.value === false },
    ] as const
  }

  return { group, priority, balancing, carrier, rule, decided, state, cells }
}
