import { useI18n } from 'vue-i18n'
import type { PreviewChange, PreviewLine } from '#renderer/components/bulk/preview-change.ts'
import { useComputeWords } from '#renderer/components/compute/use-compute-words.ts'
import { usePlacementWords } from '#renderer/components/placement/use-placement-words.ts'
import type { ApiOutput } from '#shared/contract/api.ts'
import type { ComputePreview } from '#shared/contract/compute-rows.ts'
import { MOST_PREVIEW_ROWS } from '#shared/contract/preview-rows.ts'
import type { VmPlacementPreview } from '#shared/contract/vm-placement.ts'
import { useMapWords } from './use-map-words.ts'

type Preview = ApiOutput<'mapping.preview'>

/** What a preview of decisions says, whatever they are about. */
export function usePreviewWords() {
  const { t } = useI18n()
  const words = useMapWords()
  const computeWords = useComputeWords()
  const placementWords = usePlacementWords()
  const moreOf = (all: number, listed: number): string | null => (all > listed ? t('bulk.more', { n: words.number(all - listed) }) : null)
  /** Why a line stays as it is; null where it does not. */
  const sameOf = (before: string, after: string): string | null => (before === after ? t('bulk.sames.already') : null)

  function ofDestinations({ storage, vmStorage, networks, storageClasses, touched }: Preview, names: ReadonlyMap<string, string>): PreviewChange {
    const isAboutStorage = storage.length + vmStorage.length > 0
    const lineOf = (row: Preview['storage'][number] | Preview['networks'][number], before: string, after: string, parts: string): PreviewLine => {
      const stays = before === after ? whyItStays(row) : null
      return { id: row.id, name: names.get(row.id) ?? row.name, before: stays === 'unused' ? '' : before, after, same: stays === null ? null : t(`bulk.sames.${stays}`), warnings: [...row.open, ...row.warnings.map(words.warning)], numbers: [words.number(row.vms), parts] }
    }
    const all = [
      ...[...storage, ...vmStorage].map((row) => lineOf(row, words.storage(row.before), words.storage(row.after), `${words.number(row.disks)} (${words.size(row.provisionedMib)})`)),
      ...networks.map((row) => lineOf(row, words.network(row.before), words.network(row.after), words.number(row.nics))),
    ]
    // Those that change are what one wants to see.
    const lines = [...all.filter(({ same }) => same === null), ...all.filter(({ same }) => same !== null)]
    const changes = t('map.bulk.changes', { changed: touched.rows, all: all.length }, touched.rows)
    const parts = [
      t('map.bulk.vms', touched.vms),
      ...(isAboutStorage ? [t('map.bulk.disks', { n: touched.disks, size: words.size(touched.provisionedMib) }, touched.disks)] : []),
      ...(networks.length > 0 ? [t('map.bulk.nics', touched.nics)] : []),
    ]
    const full = isAboutStorage ? storageClasses.filter(({ isFull }) => isFull) : []
    return {
      summary: [touched.rows === 0 ? changes : `${changes} ${t('map.bulk.touched', { parts: parts.join(', ') })}`],
      warnings: full.map(({ name, leftMib }) => `${name}: ${t('map.storage.full', { over: words.size(-(leftMib ?? 0)) })}`),
      numbers: [t('map.columns.vms'), t(isAboutStorage ? 'map.columns.disks' : 'map.columns.nics')],
      lines: lines.slice(0, MOST_PREVIEW_ROWS),
      more: moreOf(lines.length, MOST_PREVIEW_ROWS),
      changes: touched.rows,
    }
  }

  function typeAndPreference({ instanceType, preference }: ComputePreview['rows'][number], when: 'before' | 'after'): string {
    const type = instanceType[when]
    return t('compute.suggestion', { type: type.isOpen ? t('map.table.open') : (type.name ?? t('compute.source')), preference: preference[when].name ?? t('compute.noPreference') })
  }

  function ofCompute({ rows, vms, changed, waste, open }: ComputePreview): PreviewChange {
    const { number, size } = computeWords
    const lines = rows.map((row) => ({ row, before: typeAndPreference(row, 'before'), after: typeAndPreference(row, 'after') }))
    return {
      summary: [`${t('compute.preview.changes', { changed: number(changed), all: number(vms) }, changed)} ${t('compute.preview.waste', { vcpus: number(waste.after.wasteVcpus), memory: size(waste.after.wasteMib), vcpusBefore: number(waste.before.wasteVcpus), memoryBefore: size(waste.before.wasteMib) })}`],
      warnings: open.after > open.before ? [t('compute.preview.open', open.after)] : [],
      numbers: [],
      lines: lines.map(({ row: { id, name, warnings }, before, after }) => ({ id, name, before, after, same: sameOf(before, after), warnings, numbers: [] })),
      more: moreOf(vms, rows.length),
      changes: changed,
    }
  }

  function ofPlacement({ rows, vms, changed, consequences }: VmPlacementPreview): PreviewChange {
    const lines = rows.map((row) => ({ row, before: placementWords.state(row.before), after: placementWords.state(row.after) }))
    return {
      summary: [t('vmPlacement.preview.changes', { changed: words.number(changed), all: words.number(vms) }, changed)],
      warnings: consequences,
      numbers: [],
      lines: lines.map(({ row: { id, name, warnings }, before, after }) => ({ id, name, before, after, same: sameOf(before, after), warnings, numbers: [] })),
      more: moreOf(vms, rows.length),
      changes: changed,
    }
  }

  return (preview: Preview, names: ReadonlyMap<string, string>): PreviewChange => {
    if (preview.compute !== null) return ofCompute(preview.compute)
    return preview.placement === null ? ofDestinations(preview, names) : ofPlacement(preview.placement)
  }
}

/** A row without a destination is an open question, or nothing that takes part uses it. */
function whyItStays({ after, open }: Preview['storage'][number] | Preview['networks'][number]): 'already' | 'open' | 'unused' {
  if (after !== null) return 'already'
  return open.length > 0 ? 'open' : 'unused'
}
