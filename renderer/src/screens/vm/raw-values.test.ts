import { expect, it } from 'vitest'
import type { VmDetails } from '#shared/contract/vm-details.ts'
import { rawValues } from './raw-values.ts'

it('names every single value, the unknown ones too, and leaves lists to their tables', () => {
  const details = { vm: { id: 's/vm-1', vcpus: 4, memoryMib: null, disks: [{ label: 'Disk 1' }], attributes: { a: 'b' }, cpu: { vmId: 's/vm-1', sockets: 2 }, memory: null, tools: { vmId: 's/vm-1', status: null } } } as unknown as VmDetails // as much as counts here
  expect(rawValues(details)).toEqual([['id', 's/vm-1'], ['vcpus', 4], ['memoryMib', null], ['memory', null], ['cpu.sockets', 2], ['tools.status', null]])
})
