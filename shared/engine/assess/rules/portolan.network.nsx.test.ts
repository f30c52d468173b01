import { makeNic, makePortGroup, makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { networkNsx } from './portolan.network.nsx.ts'

const on = (...portGroups: Parameters<typeof makePortGroup>[0][]) => ({ vm: makeVm(), estate: { portGroups: portGroups.map((portGroup) => makePortGroup(portGroup)) } })

describeRule(networkNsx, {
  clean: { 'an ordinary port group': on({}), 'no NIC': makeVm({ nics: [] }), 'a NIC on no network': makeVm({ nics: [makeNic({ networkName: 'none', portGroupId: null })] }) },
  flagged: { 'a logical switch': [on({ name: 'vxw-dvs-20-virtualwire-3-sid-5001-app', vlanKind: 'unknown' }), { portGroups: ['vxw-dvs-20-virtualwire-3-sid-5001-app'] }] },
  notEvaluated: {
    'a port group that is not listed': on(),
    'fewer NICs listed than counted': makeVm({ nicCount: 2 }),
    'no list of port groups': { ...on({}), without: ['portGroups'] },
  },
})
