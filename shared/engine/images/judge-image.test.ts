import { describe, expect, it } from 'vitest'
import type { EstateImage } from '#shared/domain/estate/estate-image.ts'
import { judgeImage } from './judge-image.ts'

const image = (overrides: Partial<EstateImage>): EstateImage => ({ id: 's/1', sourceId: 's', kind: 'iso', name: 'i', datastoreName: null, path: null, sizeMib: null, owner: null, attachedVms: null, parts: null, isListed: true, ...overrides })

describe('judgeImage', () => {
  it.each<[string, Partial<EstateImage>, boolean, string]>([
    ['a template', { kind: 'template', parts: 1 }, true, 'template'],
    ['a template whose disks are unknown', { kind: 'template' }, true, 'template'],
    ['a template without a disk', { kind: 'template', parts: 0 }, false, 'template-without-disk'],
    ['the engine’s empty template', { id: 's/00000000-0000-0000-0000-000000000000', kind: 'template' }, false, 'blank-template'],
    ['an ISO file', {}, true, 'iso'],
    ['an ISO file that only a drive names', { isListed: false }, true, 'iso'],
    ['an ISO file of the host itself', { path: '/vmimages/tools-isoimages/linux.iso', isListed: false }, false, 'host-iso'],
    ['an ISO file in a folder of that name', { path: 'isoimages/rhel.iso' }, true, 'iso'],
    ['a library item', { kind: 'libraryItem' }, true, 'library-item'],
    ['a VM in an export domain', { kind: 'exported' }, true, 'exported'],
    ['a domain whose files are not listed', { kind: 'isoDomain', parts: 0 }, true, 'content-unknown'],
    ['a domain whose files are listed', { kind: 'isoDomain', parts: 3 }, false, 'listed-one-by-one'],
    ['a datastore whose files are listed', { kind: 'isoDatastore', parts: 1 }, false, 'listed-one-by-one'],
  ])('%s', (_, overrides, isToRebuild, code) => {
    expect(judgeImage(image(overrides))).toMatchObject({ isToRebuild, reason: { code, message: expect.stringMatching(/\.$/) as unknown } })
  })
})
