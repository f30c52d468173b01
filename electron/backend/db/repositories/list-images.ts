import type { EstateImage } from '#shared/domain/estate/estate-image.ts'
import { type ImageVerdict, judgeImage } from '#shared/engine/images/judge-image.ts'
import type { ProjectFile } from '../project-file.ts'
import { loadImages } from './image-repository.ts'

type Cell = string | number | null

/** What `portolan inventory images` lists, as the other lists come from SQLite: rows are arrays in the order of the columns. */
export function listImages(project: ProjectFile, snapshot?: number): { readonly columns: readonly string[]; readonly rows: readonly (readonly Cell[])[] } {
  const rows = loadImages(project, snapshot).map((image) => {
    const verdict = judgeImage(image)
    return Object.values(COLUMNS).map((cellOf) => cellOf(image, verdict))
  })
  return { columns: Object.keys(COLUMNS), rows }
}

/** In the order of docs/cli.md; booleans as SQLite has them. */
const COLUMNS: Readonly<Record<string, (image: EstateImage, verdict: ImageVerdict) => Cell>> = {
  id: (image) => image.id,
  name: (image) => image.name,
  source: (image) => image.sourceId,
  kind: (image) => image.kind,
  datastore: (image) => image.datastoreName,
  path: (image) => image.path,
  sizeMib: (image) => image.sizeMib,
  owner: (image) => image.owner,
  attachedVms: (image) => image.attachedVms,
  parts: (image) => image.parts,
  isToRebuild: (_, verdict) => Number(verdict.isToRebuild),
  because: (_, verdict) => verdict.reason.message,
}
