import { expect, it } from 'vitest'
import { freedCapacity, type LeavingVm } from './freed-capacity.ts'
import type { SizingHost } from './sizing-vm.ts'

const vm = (id: string, hostId: string | null, given: Partial<LeavingVm> = {}): LeavingVm => ({ id, hostId, vcpus: 2, memoryMib: 4_096, disks: [{ capacityMib: 1_000 }, { capacityMib: null }], ...given })
const host = (id: string): SizingHost => ({ id, name: `esx-${id}`, sockets: 2, coresPerSocket: 8, isHyperthreadingActive: null, memoryMib: 65_536, isInMaintenanceMode: null })

it('frees a host with its last VM, in the order of days, whatever the rules are called', () => {
  const vms = [vm('a', '1'), vm('b', '1'), vm('c', '2'), vm('d', '3', { memoryMib: null })]
  const windowOf = new Map([['a', 'weekend/2026-03-14'], ['b', 'nights/2026-03-20'], ['c', 'weekend/2026-03-14']])
  const [first, second, ...more] = freedCapacity(vms, [host('1'), host('2'), host('3'), host('4')], windowOf)
  expect(more).toEqual([])
  expect(first).toEqual({ window: 'weekend/2026-03-14', date: '2026-03-14', vms: 2, vcpus: 4, memoryMib: 8_192, disksMib: 2_000, emptyHosts: ['esx-2'], emptyHostIds: ['2'], total: { vms: 2, vcpus: 4, memoryMib: 8_192, disksMib: 2_000, hosts: 1, hostCores: 16, hostMemoryMib: 65_536 } })
  // The host 3 keeps a VM that is in no window; 4 never had one.
  expect([second?.emptyHosts, second?.total]).toEqual([['esx-1'], { vms: 3, vcpus: 6, memoryMib: 12_288, disksMib: 3_000, hosts: 2, hostCores: 32, hostMemoryMib: 131_072 }])
})

it('frees nothing without a schedule', () => {
  expect(freedCapacity([vm('a', '1')], [host('1')], new Map())).toEqual([])
})
