import { compareText } from '#shared/domain/compare.ts'
import type { Image, ImageUse } from '#shared/domain/estate/image.ts'
import { childOf, childrenOf, idOf, textOf, type OvirtElement } from '../documents/ovirt-element.ts'
import { mebibytesOf } from '../documents/ovirt-values.ts'
import type { OvirtRun } from '../ovirt-run.ts'

export interface ImageRows {
  readonly images: readonly Image[]
  readonly uses: readonly ImageUse[]
  /** What the images were made of, for the report's counts. */
  readonly elements: readonly OvirtElement[]
}

/**
 * ISO files of ISO domains, images of image services, VMs and templates in export domains, disks that hold an ISO file,
 * and what nothing but a drive names. Old engines keep ISO files in domains of their own, newer ones as disks of data domains.
 */
export function imageRows(run: OvirtRun, vms: readonly OvirtElement[]): ImageRows {
  const { inventory } = run
  const images = new Map<string, Image>()
  const elements: OvirtElement[] = []
  /** By what a drive calls them: the file's name, or the disk's id. */
  const isos = new Map<string, { readonly imageId: string; readonly domain: OvirtElement | null }[]>()
  const add = (image: Image, element: OvirtElement): void => {
    elements.push(element)
    images.set(image.id, image)
  }
  for (const domain of byId(inventory.all('storage_domain'))) {
    const place = { sourceId: run.source.id, datastoreName: textOf(domain, 'name') ?? domain.id, datastoreId: run.idOf(domain.id ?? ''), owner: null, isListed: true }
    for (const file of byId(inventory.membersOf(domain, 'file') ?? [])) {
      const name = textOf(file, 'name') ?? file.id ?? ''
      const imageId = `${place.datastoreId}/file:${file.id ?? name}`
      add({ ...place, id: imageId, moref: file.id, kind: 'iso', name, path: name, sizeMib: mebibytesOf(file, 'size') }, file)
      for (const key of new Set([file.id ?? name, name])) isos.set(key, [...(isos.get(key) ?? []), { imageId, domain }])
    }
    for (const image of byId(inventory.membersOf(domain, 'image') ?? [])) {
      const name = textOf(image, 'name') ?? image.id ?? ''
      add({ ...place, id: `${place.datastoreId}/image:${image.id ?? name}`, moref: image.id, kind: 'libraryItem', name, path: null, sizeMib: mebibytesOf(image, 'size') }, image)
    }
    for (const exported of byId(inventory.exportedIn(domain))) {
      add({ ...place, id: `${place.datastoreId}/exported:${exported.id ?? ''}`, moref: exported.id, kind: 'exported', name: textOf(exported, 'name') ?? exported.id ?? '', path: null, sizeMib: null }, exported)
    }
  }
  for (const disk of byId(inventory.all('disk'))) {
    if (textOf(disk, 'content_type') !== ISO_CONTENT || disk.id === null) continue
    const domainId = childrenOf(childOf(disk, 'storage_domains'), 'storage_domain')[0]?.id ?? idOf(disk, 'storage_domain')
    const domain = inventory.find('storage_domain', domainId)
    const imageId = run.idOf(disk.id)
    add({ id: imageId, sourceId: run.source.id, moref: disk.id, kind: 'iso', name: textOf(disk, 'alias') ?? textOf(disk, 'name') ?? disk.id, datastoreName: domain === null ? domainId : (textOf(domain, 'name') ?? domainId), datastoreId: domain?.id == null ? null : run.idOf(domain.id), path: null, sizeMib: mebibytesOf(disk, 'actual_size') ?? mebibytesOf(disk, 'provisioned_size'), owner: null, isListed: true }, disk)
    isos.set(disk.id, [{ imageId, domain }])
  }
  const uses: ImageUse[] = []
  for (const vm of vms) {
    for (const file of new Set((inventory.membersOf(vm, 'cdrom') ?? []).map(fileIn).filter((id) => id !== null))) {
      const imageId = nearestOf(isos.get(file) ?? [], vm, run) ?? `${run.source.id}/file:${file}`
      if (!images.has(imageId)) images.set(imageId, { id: imageId, sourceId: run.source.id, moref: file, kind: 'iso', name: file, datastoreName: null, datastoreId: null, path: null, sizeMib: null, owner: null, isListed: false })
      uses.push({ imageId, vmId: run.idOf(vm.id ?? '') })
    }
  }
  return { images: [...images.values()], uses, elements }
}

/** oVirt API DiskContentType. */
const ISO_CONTENT = 'iso'

function fileIn(drive: OvirtElement): string | null {
  return idOf(drive, 'file') ?? textOf(drive, 'file', 'name')
}

/** Of several files of one name the one in the VM's data center; where that does not tell, none. */
function nearestOf(found: readonly { readonly imageId: string; readonly domain: OvirtElement | null }[], vm: OvirtElement, run: OvirtRun): string | null {
  if (found.length < 2) return found[0]?.imageId ?? null
  const centerId = idOf(run.inventory.find('cluster', idOf(vm, 'cluster')), 'data_center')
  const near = found.filter(({ domain }) => centerId !== null && centersOf(domain).includes(centerId))
  return near.length === 1 ? (near[0]?.imageId ?? null) : null
}

function centersOf(domain: OvirtElement | null): readonly (string | null)[] {
  return [idOf(domain, 'data_center'), ...childrenOf(childOf(domain, 'data_centers'), 'data_center').map(({ id }) => id)]
}

function byId(elements: readonly OvirtElement[]): readonly OvirtElement[] {
  return [...elements].sort((left, right) => compareText(left.id ?? '', right.id ?? ''))
}
