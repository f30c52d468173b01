import { describe, expect, it } from 'vitest'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { ovirtNameInvalid } from './ovirt.name.invalid.ts'

const CONCERN = expect.objectContaining({ message: expect.any(String) as unknown }) as unknown

describe('ovirt.name.invalid', () => {
  it.each([
    ['web-01.example', null],
    ['WEB01', null],
    ['web_01', CONCERN],
    ['web 01', CONCERN],
    ['-web', CONCERN],
    ['web.', CONCERN],
    ['a'.repeat(63), null],
    ['a'.repeat(64), CONCERN],
  ])('%s', (name, expected) => {
    expect(ovirtNameInvalid.check(makeOvirtVm({ name }))).toEqual(expected)
  })
})
