import { makeNic, makePortGroup, makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { networkTrunk } from './portolan.network.trunk.ts'

const on = (...portGroups: Parameters<typeof makePortGroup>[0][]) => ({ vm: makeVm(), estate: { portGroups: portGroups.map((portGroup) => makePortGroup(portGroup)) } })

describeRule(networkTrunk, {
  clean: { 'one VLAN': on({ vlanKind: 'access' }), untagged: on({ vlanKind: 'untagged' }), 'no NIC': makeVm({ nics: [] }), 'a NIC on no network': makeVm({ nics: [makeNic({ networkName: 'none', portGroupId: null })] }) },
  flagged: { 'a trunk': [on({ vlanKind: 'trunk' }), { portGroups: ['App Net'] }] },
  notEvaluated: {
    'VLAN not said': on({ vlanKind: 'unknown' }),
    'a port group that is not listed': on(),
    'fewer NICs listed than counted': makeVm({ nicCount: 2 }),
    'no list of port groups': { ...on({}), without: ['portGroups'] },
  },
})
