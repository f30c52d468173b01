import { makeNic, makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { macDuplicate } from './portolan.mac.duplicate.ts'

const MAC = '00:50:56:00:00:01'
const vm = (moref: string, ...nics: Parameters<typeof makeNic>[0][]) => makeVm({ moref, nics: nics.map((nic) => makeNic(nic)) })

describeRule(macDuplicate, {
  clean: {
    'an address of its own': { vm: vm('vm-1', { macAddress: MAC }), others: [vm('vm-2', { macAddress: '00:50:56:00:00:02' })] },
    'a template with the address': { vm: vm('vm-1', { macAddress: MAC }), others: [{ ...vm('vm-2', { macAddress: MAC }), isTemplate: true }] },
    'the other NIC is on no network': { vm: vm('vm-1', { macAddress: MAC }), others: [vm('vm-2', { macAddress: MAC, networkName: 'none' })] },
    'twice in one VM': vm('vm-1', { macAddress: MAC }, { macAddress: MAC }),
    'no NIC': vm('vm-1'),
  },
  flagged: { 'another VM has it, in capitals': [{ vm: vm('vm-1', { macAddress: '00:50:56:00:00:ab' }, { macAddress: null }), others: [vm('vm-2', { macAddress: '00:50:56:00:00:AB' })] }, { addresses: ['00:50:56:00:00:ab'], others: [vm('vm-2').id] }] },
  notEvaluated: { 'no address given': vm('vm-1', { macAddress: null }), 'no list of NICs': { vm: vm('vm-1', { macAddress: MAC }), without: ['nics'] } },
})
