import { describe, expect, it, test } from 'vitest'
import type { EstatePortGroup } from '#shared/domain/estate/estate.ts'
import { nicLayoutSchema } from '#shared/domain/target/nic-layout.ts'
import { makePortGroup } from '#shared/engine/testing/estate-fixtures.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { mapPortGroups } from './map-port-groups.ts'
import { trunkVlans } from './trunk-vlans.ts'

const TRUNK: EstatePortGroup = makePortGroup({ id: 's/pg-1', sourceId: 's', name: 'Firewalls', vlanKind: 'trunk', vlanId: null, vlanText: '100-120,142', isForgedTransmitAllowed: false })
const group = (count: number, rest: object = {}): object => ({ name: 'workers', nics: Array.from({ length: count }, (_, index) => ({ name: `nic${String(index)}` })), ...rest })
const map = (groups: object[], portGroup: EstatePortGroup = TRUNK): ReturnType<typeof mapPortGroups> =>
  mapPortGroups([portGroup], [{ id: 's/vm-1', nics: [{ portGroupId: portGroup.id }] }], makeTarget({ nicLayout: nicLayoutSchema.parse({ groups }) }), {})

describe('a trunk', () => {
  it('goes to the Linux bridge that every group has for it', () => {
    const { portGroups, attachments } = map([group(10)])
    expect(portGroups[0]).toMatchObject({ destination: { type: 'multus', attachmentName: 'trunk-firewalls' }, confidence: 'medium', reasons: [{ code: 'trunk-bridge' }] })
    expect([...attachments]).toEqual([['trunk-firewalls', { physicalNetworkName: 'br-trunk', vlanId: null, mtu: null, trunk: { bridge: 'br-trunk', vlans: [{ min: 100, max: 120 }, { min: 142, max: 142 }], isMacSpoofChecked: true }, portGroupNames: ['Firewalls'] }]])
  })

  test.each<[string, object[]]>([
    ['no layout', []],
    ['no free NIC', [group(8)]],
    ['one group without', [group(10, { nodeSelector: { rack: 'a' } }), { ...group(8, { nodeSelector: { rack: 'b' } }), name: 'others' }]],
    ['a layout that cannot be made', [group(10, { trunkNics: ['nic99'] })]],
  ])('stays open: %s', (_what, groups) => {
    expect(map(groups).portGroups[0]).toMatchObject({ destination: null, reasons: [{ code: 'vlan-trunk' }] })
  })

  it('stays open where its text names no VLANs', () => {
    expect(map([group(10)], { ...TRUNK, vlanText: null }).portGroups[0]).toMatchObject({ destination: null, reasons: [{ code: 'vlan-trunk' }] })
  })

  it.each([true, null])('is not checked for MAC addresses where forged transmits are allowed, or may be (%s), and says so', (isForgedTransmitAllowed) => {
    const { portGroups, attachments } = map([group(10)], { ...TRUNK, isForgedTransmitAllowed })
    expect(attachments.get('trunk-firewalls')?.trunk?.isMacSpoofChecked).toBe(false)
    expect(portGroups[0]?.reasons.map(({ code }) => code)).toEqual(['trunk-bridge', 'forged-transmits'])
  })
})

describe('trunkVlans', () => {
  test.each<[string | null, string | null]>([
    ['4095', '2-4094'],
    ['0-4094', '2-4094'],
    ['10, 20-30;25-40', '10-10 20-40'],
    ['20,21', '20-21'],
    ['1', null],
    ['0', null],
    ['30-20', null],
    ['', null],
    [null, null],
    ['trunk', null],
  ])('%s', (text, expected) => {
    expect(trunkVlans(text)?.map(({ min, max }) => `${String(min)}-${String(max)}`).join(' ') ?? null).toBe(expected)
  })
})
