import { describe, expect, it } from 'vitest'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { ovirtWatchdog } from './ovirt.watchdog.enabled.ts'

const NOT_EVALUATED = { notEvaluated: expect.any(String) as unknown }
const CONCERN = expect.objectContaining({ message: expect.any(String) as unknown, data: { watchdogs: expect.anything() as unknown } }) as unknown

describe('ovirt.watchdog.enabled', () => {
  it.each([
    ['none', { watchdogs: '' }, null],
    ['one', { watchdogs: 'i6300esb: reset' }, CONCERN],
    ['nothing said', { watchdogs: null }, NOT_EVALUATED],
  ])('%s', (_, configuration, expected) => {
    expect(ovirtWatchdog.check(makeOvirtVm({}, configuration))).toEqual(expected)
  })

  it('a VM without any such settings', () => {
    const { configuration: _, ...vm } = makeOvirtVm()
    expect(ovirtWatchdog.check(vm)).toEqual(NOT_EVALUATED)
  })
})
