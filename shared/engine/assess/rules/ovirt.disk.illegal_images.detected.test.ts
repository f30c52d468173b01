import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { ovirtIllegalImages } from './ovirt.disk.illegal_images.detected.ts'

describeRule(ovirtIllegalImages, {
  clean: { none: makeOvirtVm({}, { hasIllegalImages: false }) },
  flagged: { some: [makeOvirtVm({}, { hasIllegalImages: true }), {}] },
  notEvaluated: { 'nothing said': makeOvirtVm({}, {}) },
})
