import { describe, expect, it } from 'vitest'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { ovirtResumeBehaviour } from './ovirt.storage.resume_behavior.unsupported.ts'

const NOT_EVALUATED = { notEvaluated: expect.any(String) as unknown }
const CONCERN = expect.objectContaining({ message: expect.any(String) as unknown, data: { storageErrorResumeBehaviour: expect.anything() as unknown } }) as unknown

describe('ovirt.storage.resume_behavior.unsupported', () => {
  it.each([
    ['resumed', { storageErrorResumeBehaviour: 'auto_resume' }, null],
    ['left paused', { storageErrorResumeBehaviour: 'leave_paused' }, CONCERN],
    ['killed', { storageErrorResumeBehaviour: 'kill' }, CONCERN],
    ['nothing said', { storageErrorResumeBehaviour: null }, NOT_EVALUATED],
  ])('%s', (_, configuration, expected) => {
    expect(ovirtResumeBehaviour.check(makeOvirtVm({}, configuration))).toEqual(expected)
  })

  it('a VM without any such settings', () => {
    const { configuration: _, ...vm } = makeOvirtVm()
    expect(ovirtResumeBehaviour.check(vm)).toEqual(NOT_EVALUATED)
  })
})
