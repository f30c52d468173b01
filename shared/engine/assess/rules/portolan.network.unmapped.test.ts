import { makeNic, makePortGroup, makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { networkUnmapped } from './portolan.network.unmapped.ts'

describeRule(networkUnmapped, {
  clean: { 'a network for all': makeVm(), 'no NIC': makeVm({ nics: [] }), 'a NIC on no network': makeVm({ nics: [makeNic({ networkName: 'none', portGroupId: null })] }) },
  flagged: { 'a trunk, of which nobody knows where it goes': [{ vm: makeVm(), estate: { portGroups: [makePortGroup({ vlanKind: 'trunk', vlanId: null })] } }, { networks: ['App Net'] }] },
  notEvaluated: {
    'a port group that is not listed': { vm: makeVm(), estate: { portGroups: [] } },
    'fewer NICs listed than counted': makeVm({ nicCount: 2 }),
    'no list of NICs': { vm: makeVm(), without: ['nics'] },
  },
})
