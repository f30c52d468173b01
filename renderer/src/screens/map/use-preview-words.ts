import { useI18n } from 'vue-i18n'
import { useComputeWords } from '#renderer/components/compute/use-compute-words.ts'
import { usePlacementWords } from '#renderer/components/placement/use-placement-words.ts'
import type { ApiOutput } from '#shared/contract/api.ts'
import type { ComputePreview } from '#shared/contract/compute-rows.ts'
import type { VmPlacementPreview } from '#shared/contract/vm-placement.ts'
import type { PreviewChange } from './preview-change.ts'
import { useMapWords } from './use-map-words.ts'

type Preview = ApiOutput<'mapping.preview'>

/** More lines tell a reader no more; the sums above count all of them. */
const MOST_LINES = 100

/** What a preview of decisions says, whatever they are about. */
export function usePreviewWords() {
  const { t } = useI18n()
  const words = useMapWords()
  const computeWords = useComputeWords()
  const placementWords = usePlacementWords()

  function ofDestinations({ storage, vmStorage, networks, storageClasses, touched }: Preview, names: ReadonlyMap<string, string>): PreviewChange {
    const isAboutStorage = storage.length + vmStorage.length > 0
    const lineOf = (row: Preview['storage'][number] | Preview['networks'][number], before: string, after: string, parts: string) =>
      ({ id: row.id, name: names.get(row.id) ?? row.name, before, after, warnings: [...row.open, ...row.warnings.map(words.warning)], numbers: [words.number(row.vms), parts] })
    const lines = [
      ...[...storage, ...vmStorage].map((row) => lineOf(row, words.storage(row.before), words.storage(row.after), `${words.number(row.disks)} (${words.size(row.provisionedMib)})`)),
      ...networks.map((row) => lineOf(row, words.network(row.before), words.network(row.after), words.number(row.nics))),
    ]
    const changes = t('map.bulk.changes', { changed: touched.rows, all: lines.length }, touched.rows)
    const parts = [
      t('map.bulk.vms', touched.vms),
      ...(isAboutStorage ? [t('map.bulk.disks', { n: touched.disks, size: words.size(touched.provisionedMib) }, touched.disks)] : []),
      ...(networks.length > 0 ? [t('map.bulk.nics', touched.nics)] : []),
    ]
    const full = isAboutStorage ? storageClasses.filter(({ isFull }) => isFull) : []
    return {
      summary: touched.rows === 0 ? changes : `${changes} ${t('map.bulk.touched', { parts: parts.join(', ') })}`,
      warnings: full.map(({ name, leftMib }) => `${name}: ${t('map.storage.full', { over: words.size(-(leftMib ?? 0)) })}`),
      numbers: [t('map.columns.vms'), t(isAboutStorage ? 'map.columns.disks' : 'map.columns.nics')],
      lines: lines.slice(0, MOST_LINES),
      more: lines.length > MOST_LINES ? t('map.bulk.more', { n: lines.length - MOST_LINES }) : null,
    }
  }

  function typeAndPreference({ instanceType, preference }: ComputePreview['rows'][number], when: 'before' | 'after'): string {
    const type = instanceType[when]
    return t('compute.suggestion', { type: type.isOpen ? t('map.table.open') : (type.name ?? t('compute.source')), preference: preference[when].name ?? t('compute.noPreference') })
  }

  function ofCompute({ rows, vms, changed, waste, open }: ComputePreview): PreviewChange {
    const { number, size } = computeWords
    return {
      summary: `${t('compute.preview.changes', { changed: number(changed), all: number(vms) }, changed)} ${t('compute.preview.waste', { vcpus: number(waste.after.wasteVcpus), memory: size(waste.after.wasteMib), vcpusBefore: number(waste.before.wasteVcpus), memoryBefore: size(waste.before.wasteMib) })}`,
      warnings: open.after > open.before ? [t('compute.preview.open', open.after)] : [],
      numbers: [],
      lines: rows.map((row) => ({ id: row.id, name: row.name, before: typeAndPreference(row, 'before'), after: typeAndPreference(row, 'after'), warnings: row.warnings, numbers: [] })),
      more: vms > rows.length ? t('compute.preview.more', { n: number(vms - rows.length) }) : null,
    }
  }

  function ofPlacement({ rows, vms, changed, consequences }: VmPlacementPreview): PreviewChange {
    return {
      summary: t('vmPlacement.preview.changes', { changed: words.number(changed), all: words.number(vms) }, changed),
      warnings: consequences,
      numbers: [],
      lines: rows.map(({ id, name, before, after, warnings }) => ({ id, name, before: placementWords.state(before), after: placementWords.state(after), warnings, numbers: [] })),
      more: vms > rows.length ? t('vmPlacement.preview.more', { n: words.number(vms - rows.length) }) : null,
    }
  }

  return (preview: Preview, names: ReadonlyMap<string, string>): PreviewChange => {
    if (preview.compute !== null) return ofCompute(preview.compute)
    return preview.placement === null ? ofDestinations(preview, names) : ofPlacement(preview.placement)
  }
}
