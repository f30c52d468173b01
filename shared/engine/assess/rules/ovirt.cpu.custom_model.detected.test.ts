import { describe, expect, it } from 'vitest'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { ovirtCpuCustomModel } from './ovirt.cpu.custom_model.detected.ts'

const NOT_EVALUATED = { notEvaluated: expect.any(String) as unknown }
const CONCERN = expect.objectContaining({ message: expect.any(String) as unknown, data: { customCpuModel: expect.anything() as unknown } }) as unknown

describe('ovirt.cpu.custom_model.detected', () => {
  it.each([
    ['none', { customCpuModel: '' }, null],
    ['one', { customCpuModel: 'Cascadelake-Server' }, CONCERN],
    ['nothing said', { customCpuModel: null }, NOT_EVALUATED],
  ])('%s', (_, configuration, expected) => {
    expect(ovirtCpuCustomModel.check(makeOvirtVm({}, configuration))).toEqual(expected)
  })

  it('a VM without any such settings', () => {
    const { configuration: _, ...vm } = makeOvirtVm()
    expect(ovirtCpuCustomModel.check(vm)).toEqual(NOT_EVALUATED)
  })
})
