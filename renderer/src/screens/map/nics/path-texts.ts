import type { ChartTable } from '#renderer/components/chart/chart-option.ts'
import type { GraphBox, LayoutGraph } from './drawing/layout-graph.ts'
import type { TracedPath } from './drawing/trace-paths.ts'
import type { NicLayoutState } from './use-nic-layout.ts'

type Boxes = ReadonlyMap<string, GraphBox>
type Translate = (key: string, values?: Record<string, unknown> | number) => string

/** What a box is and what goes over it, from the switch port of the source to that of the target; null where nothing is known of it. */
export function pathText(id: string, guest: string | null, paths: readonly TracedPath[], boxes: Boxes, { group, host }: Pick<NicLayoutState, 'group' | 'host'>, t: Translate): string | null {
  const box = boxes.get(id)
  if (box === undefined) return null
  const through = paths.filter((path) => path.boxes.has(id))
  const [path] = through
  if (path === undefined || through.length !== 1) return [nameOf(box), box.detail, through.length === 0 ? '' : t('nics.carries', { n: through.length })].filter((part) => part !== '').join(', ')
  const names = (ids: readonly string[]): string => ids.map((own) => nameOf(boxes.get(own))).join(' + ')
  const source = path.source.map(names)
  const target = path.target.map(names)
  const ports = {
    source: path.source.flat().filter((own) => own.startsWith('sourceNic:')).map((own) => host.value?.nics.find(({ device }) => `sourceNic:${device}` === own)?.uplink ?? null),
    target: path.target.flat().filter((own) => own.startsWith('targetNic:')).map((own) => group.value?.bonds.flatMap(({ nics }) => nics).find(({ name }) => `targetNic:${name}` === own)?.switch ?? null),
  }
  const portText = (all: readonly (string | null)[]): string => (all.length === 0 ? t('nics.endsHere') : t('nics.switchPort', { ports: all.every((port) => port === null) ? t('nics.notStated') : [...new Set(all.map((port) => port ?? t('nics.notStated')))].join(', ') }))
  const parts = [
    source.length === 0 ? '' : t('nics.pathSource', { path: [...(guest === null ? [] : [guest]), ...source, portText(ports.source)].join(' → ') }),
    target.length === 0 ? '' : t('nics.pathTarget', { path: [...(guest === null ? [] : [guest]), ...target, portText(ports.target)].join(' → ') }),
  ]
  return parts.filter((part) => part !== '').join('   ')
}

/** What goes over a box, for who hears its name already. */
export function describeBox(id: string, paths: readonly TracedPath[], boxes: Boxes, state: Pick<NicLayoutState, 'group' | 'host'>, t: Translate): string {
  const through = paths.filter((path) => path.boxes.has(id)).length
  if (through === 0) return ''
  return through === 1 ? (pathText(id, null, paths, boxes, state, t) ?? '') : t('nics.carries', { n: through })
}

function nameOf(box: GraphBox | undefined): string {
  if (box === undefined) return ''
  const more = [box.aside, box.note ?? ''].filter((part) => part !== '')
  return more.length === 0 ? box.title : `${box.title} (${more.join(', ')})`
}

/** The drawing as a table: a line a network or kind of traffic, a column each. */
export function pathTable({ rows }: LayoutGraph, paths: readonly TracedPath[], boxes: Boxes, t: Translate): ChartTable {
  const byRow = new Map(paths.map((path) => [path.rowId, path]))
  const columns = ['sourceNetwork', 'sourceSwitch', 'sourceNic', 'targetNetwork', 'bridge', 'bond', 'targetNic'] as const
  return {
    columns: columns.map((column) => ({ title: t(`nics.columns.${column}`) })),
    rows: rows.map(({ id }) => columns.map((column) => [...(byRow.get(id)?.boxes ?? [])].map((own) => boxes.get(own)).filter((box) => box?.column === column).map(nameOf).join(', ') || t('nics.none'))),
  }
}
