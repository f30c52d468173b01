import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { targetFips } from './portolan.target.fips.ts'

const base = makeTarget()
const target = makeTarget({ features: { ...base.features, fips: true } })

describeRule(targetFips, {
  clean: { 'a target without FIPS': { vm: makeVm(), source: { version: '7.0.3' } }, 'vSphere 8': { vm: makeVm(), target } },
  flagged: { 'vSphere 7': [{ vm: makeVm(), target, source: { version: '7.0.3' } }, { version: '7.0.3' }] },
  notEvaluated: { 'version not said': { vm: makeVm(), target, source: { version: null } } },
})
