import { describe, expect, it } from 'vitest'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { ovirtIllegalImages } from './ovirt.disk.illegal_images.detected.ts'

const NOT_EVALUATED = { notEvaluated: expect.any(String) as unknown }
const CONCERN = expect.objectContaining({ message: expect.any(String) as unknown }) as unknown

describe('ovirt.disk.illegal_images.detected', () => {
  it.each([
    ['none', { hasIllegalImages: false }, null],
    ['some', { hasIllegalImages: true }, CONCERN],
    ['nothing said', {}, NOT_EVALUATED],
  ])('%s', (_, configuration, expected) => {
    expect(ovirtIllegalImages.check(makeOvirtVm({}, configuration))).toEqual(expected)
  })
})
