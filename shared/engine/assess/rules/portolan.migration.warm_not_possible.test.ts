import { makeDisk, makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { warmNotPossible } from './portolan.migration.warm_not_possible.ts'

const base = makeTarget()
const target = makeTarget({ migration: { ...base.migration, vddkImage: 'registry.example.com/vddk:8' } })

describeRule(warmNotPossible, {
  clean: { 'nothing keeps it': { vm: makeVm(), target }, 'powered off': { vm: makeVm({ powerState: 'poweredOff', isChangeBlockTrackingEnabled: false }), target } },
  flagged: {
    'no VDDK image': [makeVm(), { reasons: ['warm-without-vddk'] }],
    'no change tracking and a raw device': [{ vm: makeVm({ isChangeBlockTrackingEnabled: false, disks: [makeDisk({ isRaw: true })] }), target }, { reasons: ['warm-without-cbt', 'warm-with-raw-device'] }],
    'Tools that do not run': [{ vm: makeVm({ tools: null }), target }, { reasons: ['tools-not-running'] }],
  },
  notEvaluated: { 'change tracking not said': { vm: makeVm({ isChangeBlockTrackingEnabled: null }), target }, 'no list of snapshots': { vm: makeVm(), target, without: ['snapshots'] }, 'power not said': { vm: makeVm({ powerState: null }), target } },
})
