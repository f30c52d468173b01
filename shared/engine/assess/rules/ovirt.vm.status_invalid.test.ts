import { describe, expect, it } from 'vitest'
import { MTV_VERSIONS } from '#shared/domain/target/versions.ts'
import { severityOf } from '../rule.ts'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { ovirtVmStatus } from './ovirt.vm.status_invalid.ts'

const NOT_EVALUATED = { notEvaluated: expect.any(String) as unknown }
const CONCERN = expect.objectContaining({ message: expect.any(String) as unknown }) as unknown

describe('ovirt.vm.status_invalid', () => {
  it.each([
    ['up', { status: 'up' }, null],
    ['down', { status: 'down' }, null],
    ['paused', { status: 'paused' }, CONCERN],
    ['image_locked', { status: 'image_locked' }, CONCERN],
    ['nothing said', { status: null }, NOT_EVALUATED],
  ])('%s', (_, configuration, expected) => {
    expect(ovirtVmStatus.check(makeOvirtVm({}, configuration))).toEqual(expected)
  })

  it('is critical up to MTV 2.11 and a warning from 2.12', () => {
    expect(MTV_VERSIONS.map((mtv) => severityOf(ovirtVmStatus, { mtv, openshift: '4.22' }))).toEqual(['critical', 'critical', 'critical', 'warning'])
  })
})
