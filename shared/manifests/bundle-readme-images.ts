import type { PlannedImage } from '#shared/domain/plan/migration-plan.ts'
import { capacityWords } from './capacity-words.ts'
import { KIND_WORDS } from './image-kind-words.ts'
import { markdownCode, markdownTable, markdownText } from './markdown.ts'

/** How many images are named; all are in summary.json. */
const NAMED = 20

/** The section of the README about what VMs are made from; no lines where the inventory shows nothing of the kind. */
export function imagesToRebuild(images: readonly PlannedImage[]): string[] {
  if (images.length === 0) return []
  const wanted = images.filter((image) => image.isToRebuild)
  const others = images.length - wanted.length
  const othersLine = others === 0 ? [] : ['', `${others === 1 ? 'One more needs' : `${String(others)} more need`} nothing done: see summary.json.`]
  if (wanted.length === 0) return ['## Golden images', '', 'No template, ISO file or library item has to be rebuilt.', ...othersLine]
  const more = wanted.length - NAMED
  return [
    `## Golden images to rebuild: ${String(wanted.length)}`,
    '',
    'MTV migrates VMs. It converts no templates and copies no ISO files and library items, and nothing in this bundle makes them.',
    'Whoever creates VMs from them needs a successor on the target: a golden image to boot from, or the ISO file uploaded. How, says `docs/golden-images.md`.',
    '',
    ...markdownTable(['Image', 'Kind', 'On', 'Size', 'Owner'], wanted.slice(0, NAMED).map(({ name, kind, datastoreName, sizeMib, owner }) => [
      markdownCode(name),
      KIND_WORDS[kind],
      datastoreName === null ? '' : markdownCode(datastoreName),
      sizeMib === null ? 'not known' : capacityWords(sizeMib),
      owner === null ? 'not stated' : markdownText(owner),
    ])),
    ...(more > 0 ? ['', `And ${String(more)} more: see summary.json.`] : []),
    ...othersLine,
  ]
}
