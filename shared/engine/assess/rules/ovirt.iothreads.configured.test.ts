import { describe, expect, it } from 'vitest'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { ovirtIoThreads } from './ovirt.iothreads.configured.ts'

const NOT_EVALUATED = { notEvaluated: expect.any(String) as unknown }
const CONCERN = expect.objectContaining({ message: expect.any(String) as unknown, data: { ioThreads: expect.anything() as unknown } }) as unknown

describe('ovirt.iothreads.configured', () => {
  it.each([
    ['none', { ioThreads: 0 }, null],
    ['one', { ioThreads: 1 }, null],
    ['two', { ioThreads: 2 }, CONCERN],
    ['nothing said', { ioThreads: null }, NOT_EVALUATED],
  ])('%s', (_, configuration, expected) => {
    expect(ovirtIoThreads.check(makeOvirtVm({}, configuration))).toEqual(expected)
  })

  it('a VM without any such settings', () => {
    const { configuration: _, ...vm } = makeOvirtVm()
    expect(ovirtIoThreads.check(vm)).toEqual(NOT_EVALUATED)
  })
})
