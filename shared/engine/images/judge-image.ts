import type { EstateImage, EstateImageKind } from '#shared/domain/estate/estate-image.ts'
import type { Reason } from '#shared/domain/plan/migration-plan.ts'
import { isBlankTemplate } from './blank-template.ts'

export interface ImageVerdict {
  /** False: there is nothing in it that has to be made again. */
  readonly isToRebuild: boolean
  readonly reason: Reason
}

/** What has to be done about an image on the target: MTV moves VMs and nothing that VMs are made from. */
export function judgeImage(image: EstateImage): ImageVerdict {
  if (image.kind === 'template') return judgeTemplate(image)
  if (PLACES.has(image.kind)) return judgePlace(image)
  if (image.kind === 'iso' && HOST_FILE.test(image.path ?? '')) return leave('host-iso', 'It comes with the host itself, as the Tools do: there is nothing to carry over.')
  if (image.kind === 'iso') return rebuild('iso', image.isListed === false ? `${CARRY_OVER} No list of files names it, but a drive does, so that its size is not known.` : CARRY_OVER)
  if (image.kind === 'exported') return rebuild('exported', 'It lies in an export domain, where MTV sees no VM: import it at the source and migrate it, or make it again.')
  return rebuild('library-item', 'MTV moves no items of content libraries: rebuild it on the target as a golden image.')
}

const CARRY_OVER = 'MTV copies no ISO files: upload it to the target if it is still needed.'

/** `/vmimages/tools-isoimages/linux.iso`, `/usr/lib/vmware/isoimages/windows.iso`: the Tools as an ESXi host mounts them. */
const HOST_FILE = /^\/.*\bisoimages\//

const PLACES: ReadonlySet<EstateImageKind> = new Set(['isoDomain', 'imageDomain', 'exportDomain', 'isoDatastore'])

function judgeTemplate({ id, parts }: EstateImage): ImageVerdict {
  if (isBlankTemplate(id)) return leave('blank-template', 'It is the engine’s own empty template: there is nothing in it to rebuild.')
  if (parts === 0) return leave('template-without-disk', 'It has no disk: what it states is a size, which an instance type stands for on the target.')
  return rebuild('template', 'MTV migrates no templates: rebuild it on the target as a golden image.')
}

function judgePlace({ parts, kind }: EstateImage): ImageVerdict {
  if (parts !== null && parts > 0) return leave('listed-one-by-one', parts === 1 ? 'The image that is listed there has an entry of its own.' : `The ${String(parts)} images that are listed there have entries of their own.`)
  const what = kind === 'exportDomain' ? 'VMs and templates' : 'images'
  return rebuild('content-unknown', `The inventory does not list which ${what} lie there: look, and carry over what is still needed.`)
}

function rebuild(code: string, message: string): ImageVerdict {
  return { isToRebuild: true, reason: { code, message } }
}

function leave(code: string, message: string): ImageVerdict {
  return { isToRebuild: false, reason: { code, message } }
}
