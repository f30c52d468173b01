import { expect, test } from 'vitest'
import type { VmkernelAdapter } from '#shared/domain/estate/infrastructure.ts'
import type { EstatePortGroup } from '#shared/domain/estate/estate.ts'
import { makePortGroup, SOURCE_ID } from '#shared/engine/testing/estate-fixtures.ts'
import { checkSwitches } from './check-switches.ts'
import type { NetworkInventory } from './network-inventory.ts'

const onSwitch = (name: string, mtu: number | null, hostName: string | null = null): NetworkInventory['switches'][number] => ({ sourceId: SOURCE_ID, kind: hostName === null ? 'distributed' : 'standard', name, hostName, mtu })
const vmk = (mtu: number): VmkernelAdapter => ({ sourceId: SOURCE_ID, hostName: 'h', hostId: 'h', device: 'vmk1', portGroupName: 'App Net', macAddress: null, isDhcp: false, ipv4Address: null, ipv6Address: null, subnetMask: null, gateway: null, mtu })

interface Case {
  readonly switches?: NetworkInventory['switches']
  readonly portGroup?: Partial<EstatePortGroup>
  readonly vmkernelAdapters?: readonly VmkernelAdapter[]
  readonly mtu?: number | null
  readonly destination?: 'multus' | 'pod' | 'ignored' | null
  readonly isBridge?: boolean
}

function codes({ switches = [], portGroup = {}, vmkernelAdapters = [], mtu = 1500, destination = 'multus', isBridge = false }: Case): string[] {
  const own = makePortGroup(portGroup)
  return checkSwitches({
    inventory: { switches, portGroups: [own], vmkernelAdapters },
    plan: {
      portGroups: [{ portGroupId: own.id, name: own.name, sourceId: SOURCE_ID, vmCount: 1, nicCount: 1, destination: destination === 'multus' ? { type: 'multus', attachmentName: 'a' } : destination === null ? null : { type: destination }, confidence: 'high', reasons: [] }],
      attachments: [{ name: 'a', namespace: 'default', physicalNetworkName: 'physnet-vm', vlanId: 33, mtu, portGroupNames: ['App Net'], ...(isBridge ? { bridge: { name: 'br', isMacSpoofChecked: true } } : {}) }],
    },
  }).map(({ code }) => code)
}

test.each<[string, Case, string[]]>([
  ['nothing to say', { switches: [onSwitch('DSwitch', 1500)] }, []],
  ['larger frames at the source', { switches: [onSwitch('DSwitch', 9000)] }, ['mtu-smaller']],
  ['where the target states no MTU', { switches: [onSwitch('DSwitch', 9000)], mtu: null }, ['mtu-smaller']],
  ['a Linux bridge whose MTU nobody states', { switches: [onSwitch('DSwitch', 9000)], mtu: null, isBridge: true }, []],
  ['as large on both sides', { switches: [onSwitch('DSwitch', 9000)], mtu: 9000 }, []],
  ['on the pod network', { switches: [onSwitch('DSwitch', 9000)], destination: 'pod' }, []],
  ['left out', { switches: [onSwitch('DSwitch', 9000)], destination: 'ignored', portGroup: { teamingPolicy: 'loadbalance_ip' } }, []],
  ['an MTU that nobody states', { switches: [onSwitch('DSwitch', null)] }, []],
  ['hosts that differ', { switches: [onSwitch('vSwitch0', 1500, 'a'), onSwitch('vSwitch0', 9000, 'b')] }, ['switch-mtu-differs']],
  ['a vmkernel adapter above its switch', { switches: [onSwitch('DSwitch', 1500)], vmkernelAdapters: [vmk(9000), vmk(9000)] }, ['vmkernel-mtu-exceeds']],
  ['IP hash', { portGroup: { teamingPolicy: 'loadbalance_ip' } }, ['teaming-ip-hash']],
  ['an explicit order', { portGroup: { teamingPolicy: 'failover_explicit', activeUplinks: 'Uplink 1, Uplink 2' } }, ['teaming-order']],
  ['one active, one waiting', { portGroup: { activeUplinks: 'Uplink 1', standbyUplinks: 'Uplink 2' } }, ['teaming-order']],
  ['a single uplink', { portGroup: { activeUplinks: 'Uplink 1' } }, ['teaming-single-uplink']],
])('%s', (_what, given, expected) => {
  expect(codes(given)).toEqual(expected)
})
