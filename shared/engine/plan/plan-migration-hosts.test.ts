import { describe, expect, it } from 'vitest'
import type { Host, VmkernelAdapter } from '#shared/domain/estate/infrastructure.ts'
import type { PlannedProvider } from '#shared/domain/plan/migration-plan.ts'
import { SOURCE_ID } from '#shared/engine/testing/estate-fixtures.ts'
import { makeHost } from '#shared/engine/testing/host-fixture.ts'
import { planMigrationHosts } from './plan-migration-hosts.ts'

const VCENTER: PlannedProvider = { sourceId: SOURCE_ID, kind: 'vsphere', name: 'vcenter-a', url: '', secretName: 'a' }
const ENGINE: PlannedProvider = { ...VCENTER, sourceId: 'engine', kind: 'ovirt', name: 'engine' }
const ONE = makeHost({ id: `${SOURCE_ID}/host-1`, moref: 'host-1', name: 'esx-1' })
const NETWORK = 'NFC fast'

function adapter(own: Partial<VmkernelAdapter>): VmkernelAdapter {
  return { sourceId: SOURCE_ID, hostName: 'esx-1', hostId: null, device: 'vmk2', portGroupName: NETWORK, macAddress: null, isDhcp: false, ipv4Address: '198.51.100.1', ipv6Address: null, subnetMask: null, gateway: null, mtu: null, ...own }
}

function plan(adapters: readonly VmkernelAdapter[], hosts: readonly Host[] = [ONE], networks: readonly string[] = [NETWORK]) {
  return planMigrationHosts([VCENTER, ENGINE], hosts, adapters, networks)
}

describe('hosts of the source', () => {
  it('are none where no network is named', () => {
    expect(plan([adapter({})], [ONE], [])).toEqual({ hosts: [], assumptions: [] })
  })

  it.each<readonly [string, readonly VmkernelAdapter[], string | null, string]>([
    ['by the name of the host', [adapter({})], '198.51.100.1', 'vmk2 on NFC fast'],
    ['by its id, whatever its name', [adapter({ hostId: ONE.id, hostName: 'other' })], '198.51.100.1', 'vmk2'],
    ['with a word on DHCP', [adapter({ isDhcp: true })], '198.51.100.1', 'reserve'],
    ['of one address twice', [adapter({}), adapter({ device: 'vmk3' })], '198.51.100.1', 'vmk2'],
    ['as IPv6 where there is no IPv4', [adapter({ ipv4Address: null, ipv6Address: '2001:db8::1/64' })], '2001:db8::1', 'vmk2'],
    ['not of the link alone', [adapter({ ipv4Address: '', ipv6Address: 'fe80::1' })], null, 'does not say which address'],
    ['not of words', [adapter({ ipv4Address: 'n/a' })], null, 'does not say'],
    ['not of several', [adapter({}), adapter({ device: 'vmk3', ipv4Address: '198.51.100.2' })], null, '198.51.100.1 and 198.51.100.2'],
    ['not of another host', [adapter({ hostName: 'esx-2' })], null, 'no vmkernel adapters of esx-1'],
    ['not of another host with the name', [adapter({ hostId: `${SOURCE_ID}/host-2` })], null, 'no vmkernel adapters'],
    ['not where nothing is known', [], null, 'no vmkernel adapters'],
  ])('are read at the address %s', (_case, adapters, ipAddress, words) => {
    const [host] = plan(adapters).hosts
    expect(host).toMatchObject({ name: 'vcenter-a-host-1', providerName: 'vcenter-a', source: { id: 'host-1', name: 'esx-1' }, ipAddress })
    expect(host?.reason.message).toContain(words)
  })

  it('are not written for a source that is not on the network, which is said', () => {
    expect(plan([adapter({ portGroupName: 'Management Network' })])).toEqual({ hosts: [], assumptions: [expect.stringContaining('No host of vcenter-a has a vmkernel adapter on NFC fast')] })
  })

  it('are left to the vCenter where they are not on the network, which is said', () => {
    const two = makeHost({ id: `${SOURCE_ID}/host-2`, moref: 'host-2', name: 'esx-2' })
    const { hosts, assumptions } = plan([adapter({}), adapter({ hostName: 'esx-2', portGroupName: 'Management Network' })], [ONE, two])
    expect(hosts.map(({ source }) => source.name)).toEqual(['esx-1'])
    expect(assumptions).toEqual(['1 of 2 hosts of vcenter-a have no vmkernel adapter on NFC fast (esx-2): MTV reads them at the addresses that the vCenter has of them.'])
  })

  it('are named by name where the inventory has no id, and never two alike', () => {
    const hosts = [makeHost({ id: 'a', moref: null, name: 'ESX_1' }), makeHost({ id: 'b', moref: null, name: 'esx-1' })]
    const planned = plan([], hosts).hosts
    expect(planned.map(({ source }) => source)).toEqual([{ name: 'ESX_1' }, { name: 'esx-1' }])
    expect(new Set(planned.map(({ name }) => name)).size).toBe(2)
  })

  it('are none of another source, nor of an engine', () => {
    expect(plan([], [makeHost({ id: 'x', sourceId: 'engine' }), makeHost({ id: 'y', sourceId: 'gone' })]).hosts).toEqual([])
  })
})
