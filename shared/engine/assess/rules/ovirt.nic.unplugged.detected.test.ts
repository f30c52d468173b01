import { describe, expect, it } from 'vitest'
import { makeOvirtNic, makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { ovirtNicUnplugged } from './ovirt.nic.unplugged.detected.ts'

const NOT_EVALUATED = { notEvaluated: expect.any(String) as unknown }
const CONCERN = { message: expect.any(String) as unknown, remedy: expect.any(String) as unknown, data: { nics: ['nic1'] } }

describe('ovirt.nic.unplugged.detected', () => {
  it.each([
    ['plugged in', makeOvirtNic({}, { isPlugged: true }), null],
    ['not plugged in', makeOvirtNic({}, { isPlugged: false }), CONCERN],
    ['nothing said', makeOvirtNic({}, { isPlugged: null }), NOT_EVALUATED],
  ])('%s', (_, nic, expected) => {
    expect(ovirtNicUnplugged.check(makeOvirtVm({ nics: [nic] }))).toEqual(expected)
  })

  it('NICs that are counted and not listed', () => {
    expect(ovirtNicUnplugged.check(makeOvirtVm({ nics: [], nicCount: 1 }))).toEqual(NOT_EVALUATED)
  })
})
