import { describe, expect, it } from 'vitest'
import { MTV_VERSIONS } from '#shared/domain/target/versions.ts'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { severityOf } from '../rule.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { ovirtVmStatus } from './ovirt.vm.status_invalid.ts'

describeRule(ovirtVmStatus, {
  clean: {
    up: makeOvirtVm({}, { status: 'up' }),
    down: makeOvirtVm({}, { status: 'down' }),
  },
  flagged: {
    paused: [makeOvirtVm({}, { status: 'paused' }), { status: 'paused' }],
    image_locked: [makeOvirtVm({}, { status: 'image_locked' }), { status: 'image_locked' }],
  },
  notEvaluated: { 'nothing said': makeOvirtVm({}, { status: null }) },
})

describe('ovirt.vm.status_invalid', () => {
  it('is critical up to MTV 2.11 and a warning from 2.12', () => {
    expect(MTV_VERSIONS.map((mtv) => severityOf(ovirtVmStatus, { mtv, openshift: '4.22' }))).toEqual(['critical', 'critical', 'critical', 'warning'])
  })
})
