import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { smbiosUuidDuplicate } from './portolan.smbios_uuid.duplicate.ts'

const UUID = '4200aaaa-0000-4000-8000-000000000001'

describeRule(smbiosUuidDuplicate, {
  clean: { 'a UUID of its own': { vm: makeVm({ smbiosUuid: UUID }), others: [makeVm({ moref: 'vm-2' })] } },
  flagged: { 'another VM has it, in capitals': [{ vm: makeVm({ smbiosUuid: UUID }), others: [makeVm({ moref: 'vm-2', smbiosUuid: UUID.toUpperCase() })] }, { smbiosUuid: UUID, others: [makeVm({ moref: 'vm-2' }).id] }] },
  notEvaluated: { 'no UUID given': makeVm() },
})
