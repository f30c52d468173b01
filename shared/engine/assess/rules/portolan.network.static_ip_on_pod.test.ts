import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { makeConfiguredNic } from '#shared/engine/testing/configured-vm.ts'
import { NO_DECISIONS } from '#shared/domain/decisions/decision.ts'
import { makePortGroup } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { networkStaticIpOnPod } from './portolan.network.static_ip_on_pod.ts'

const decisions = { ...NO_DECISIONS, 'port-group.network': { [makePortGroup().id]: { type: 'pod' as const } } }
const withOrigins = (addressOrigins: string | null) => makeVm({ nics: [makeConfiguredNic({ addressOrigins })] })

describeRule(networkStaticIpOnPod, {
  clean: { 'a fixed address on another network': withOrigins('manual'), 'an address by DHCP': { vm: withOrigins('dhcp; linklayer'), decisions }, 'no NIC': { vm: makeVm({ nics: [] }), decisions } },
  flagged: { 'a fixed address': [{ vm: withOrigins('manual; linklayer'), decisions }, { nics: ['Network adapter 1'] }] },
  notEvaluated: { 'a workbook, which does not say': { vm: makeVm(), decisions }, 'no origin said': { vm: withOrigins(null), decisions }, 'no list of NICs': { vm: makeVm(), without: ['nics'] } },
})
