import { makeVm, SOURCE_ID } from '#shared/engine/testing/estate-fixtures.ts'
import { makeHost } from '#shared/engine/testing/host-fixture.ts'
import { makeListedVm } from '#shared/engine/testing/listed-vm.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { memoryTieringDetected } from './portolan.memory_tiering.detected.ts'

const ON_HOST = { hostId: `${SOURCE_ID}/host-1`, hostName: 'esx01' }
const onHost = (memoryTiering?: string) => ({ vm: makeVm(ON_HOST), estate: { hosts: [makeHost(memoryTiering === undefined ? {} : { memoryTiering })] } })

describeRule(memoryTieringDetected, {
  clean: { 'a host without tiers': onHost('noTiering'), 'by the list of properties': makeListedVm({ memoryTiering: 'noTiering' }) },
  flagged: {
    'a host with a tier of NVMe': [onHost('softwareTiering'), { host: 'esx01', tiering: 'softwareTiering' }],
    'by the list of properties': [makeListedVm({ memoryTiering: 'softwareTiering' }, { hostName: 'esx01' }), { host: 'esx01', tiering: 'softwareTiering' }],
    'by the list, and the host is not named': [makeListedVm({ memoryTiering: 'hardwareTiering' }, { hostName: null }), { host: 'the host', tiering: 'hardwareTiering' }],
  },
  notEvaluated: { 'a host that does not say': onHost(), 'a host that is not listed': makeVm(ON_HOST), 'no host': makeVm() },
})
