import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { makeListedVm } from '#shared/engine/testing/listed-vm.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { storagePolicyNoEquivalent } from './portolan.storage_policy.no_equivalent.ts'

const [first] = makeTarget().storageClasses
const storageClass = first?.name ?? ''
const mapping = (...policies: readonly [policy: string, storageClass: string][]) => makeTarget({ storage: { growthPercent: 0, policies: policies.map(([policy, to]) => ({ policy, storageClass: to })) } })
const GOLD = makeListedVm({ storagePolicies: 'Gold' })

describeRule(storagePolicyNoEquivalent, {
  clean: { 'no policy': makeListedVm({ storagePolicies: '' }), 'an equivalent, to which the disks go': { vm: GOLD, target: mapping(['Gold', storageClass]) } },
  flagged: {
    'no equivalent': [GOLD, { unmapped: ['Gold'], elsewhere: [] }],
    'one of two': [{ vm: makeListedVm({ storagePolicies: 'Gold; Silver' }), target: mapping(['Gold', storageClass]) }, { unmapped: ['Silver'], elsewhere: [] }],
    'an equivalent that the target does not have': [{ vm: GOLD, target: mapping(['Gold', 'gone']) }, { unmapped: [], elsewhere: ['Gold'] }],
    'two policies with different equivalents, and all disks on one class': [
      { vm: makeListedVm({ storagePolicies: 'Gold; Silver' }), target: mapping(['Gold', storageClass], ['Silver', 'slow']) },
      { unmapped: [], elsewhere: ['Silver'] },
    ],
  },
  notEvaluated: { 'no list of properties': makeVm(), 'nothing said': makeListedVm() },
})
