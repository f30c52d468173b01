import { describe, expect, it } from 'vitest'
import { importSheets } from './testing/import-workbook.ts'

const LIBRARY = 'contentlib-0aa0b2ea-6c3c-4c1c-9a3a-7d3c54a6b000/6f6f7a0a-1111-4222-8333-444444444444'
const COPY = '5a5a5a5a-1111-4222-8333-444444444444'
const vInfo = [['VM', 'VM ID', 'Template'], ['web', 'vm-1', 'False'], ['db', 'vm-2', 'False'], ['rhel9', 'vm-3', 'True']]
const vDatastore = [['Name', 'Object ID'], ['ds1', 'datastore-1']]
const vFileInfo = [
  ['Friendly Path Name', 'File Name', 'File Type', 'File Size in bytes', 'Path'],
  ['[ds1] iso/rhel.iso', 'rhel.iso', 'IsoImageFileInfo', 1_048_576, '[ds1] iso/'],
  ['[ds1] iso/rhel.iso', 'rhel.iso', 'IsoImageFileInfo', 1_048_576, '[ds1] iso/rhel.iso'],
  [`[ds1] ${LIBRARY}/disk-0_${COPY}.vmdk`, `disk-0_${COPY}.vmdk`, 'VmDiskFileInfo', 3_145_728, `[ds1] ${LIBRARY}/`],
  [`[ds1] ${LIBRARY}/ubuntu_${COPY}.ovf`, `ubuntu_${COPY}.ovf`, 'FileInfo', 1_048_576, `[ds1] ${LIBRARY}/`],
  ['[gone] win.ISO', 'win.ISO', 'IsoImageFileInfo', null, '[gone] win.ISO'],
]
const drives = (...types: readonly (readonly [vm: string, type: string])[]) => [['VM', 'VM ID', 'Device Node', 'Connected', 'Device Type'], ...types.map(([vm, type]) => [vm === 'web' ? 'web' : 'db', vm === 'web' ? 'vm-1' : 'vm-2', 'CD/DVD drive 1', 'False', type])]
type Sheets = Parameters<typeof importSheets>[0]
const imagesOf = async (sheets: Sheets) => {
  const { rows } = await importSheets({ vInfo, vDatastore, ...sheets })
  const names = new Map(rows.image.map(({ id, name }) => [id, name]))
  return {
    images: rows.image.map(({ kind, name, datastoreName, datastoreId, path, sizeMib, isListed }) => ({ kind, name, on: datastoreName, isOnListed: datastoreId !== null, path, sizeMib, isListed })),
    uses: rows.imageUse.map(({ imageId, vmId }) => `${vmId.split('/').at(-1) ?? ''} ${names.get(imageId) ?? ''}`),
  }
}

describe('the images of an RVTools export', () => {
  it('are the ISO files and library items of vFileInfo, each once, wherever they lie', async () => {
    const { images, uses } = await imagesOf({ vFileInfo })
    expect(images).toEqual([
      { kind: 'iso', name: 'rhel.iso', on: 'ds1', isOnListed: true, path: 'iso/rhel.iso', sizeMib: 1, isListed: true },
      { kind: 'libraryItem', name: 'ubuntu.ovf', on: 'ds1', isOnListed: true, path: LIBRARY, sizeMib: 4, isListed: true },
      { kind: 'iso', name: 'win.ISO', on: 'gone', isOnListed: false, path: 'win.ISO', sizeMib: null, isListed: true },
    ])
    expect(uses).toEqual([])
  })

  it('are what drives name, too, connected or not, with who has them in', async () => {
    const vCD = drives(['web', 'ISO [ds1] iso/rhel.iso'], ['db', 'ISO [ds1] iso/rhel.iso'], ['db', 'ISO [ds1] other.iso'], ['db', 'Remote ATAPI dev/cdrom'], ['db', 'ISO [] /vmimages/tools-isoimages/linux.iso'])
    const { images, uses } = await imagesOf({ vCD, vFileInfo })
    expect(images.filter(({ isListed }) => !isListed)).toEqual([
      { kind: 'iso', name: 'other.iso', on: 'ds1', isOnListed: true, path: 'other.iso', sizeMib: null, isListed: false },
      { kind: 'iso', name: 'linux.iso', on: null, isOnListed: false, path: '/vmimages/tools-isoimages/linux.iso', sizeMib: null, isListed: false },
    ])
    expect(images.find(({ name }) => name === 'rhel.iso')).toMatchObject({ sizeMib: 1, isListed: true })
    expect(uses).toEqual(['vm-1 rhel.iso', 'vm-2 rhel.iso', 'vm-2 other.iso', 'vm-2 linux.iso'])
  })
})
