import { expect, test } from 'vitest'
import { makePortGroup } from '#shared/engine/testing/estate-fixtures.ts'
import { portGroupKind } from './port-group-kind.ts'

test.each([
  ['a standard port group', { kind: 'standard', name: 'VM Network' }, 'standard'],
  ['a distributed one', { name: 'App Net' }, 'distributed'],
  ['a logical switch of NSX for vSphere', { name: 'vxw-dvs-61-virtualwire-12-sid-5011-web', vlanKind: 'untagged' }, 'nsx'],
  ['a segment that ends in a UUID', { name: 'web-4c4c4544-0036-4d10-8054-b7c04f4d3232', vlanKind: 'unknown' }, 'nsx'],
  ['such a name with a VLAN of its own', { name: 'web-4c4c4544-0036-4d10-8054-b7c04f4d3232', vlanKind: 'access' }, 'distributed'],
  ['such a name on a standard switch', { kind: 'standard', name: 'web-4c4c4544-0036-4d10-8054-b7c04f4d3232', vlanKind: 'unknown' }, 'standard'],
] as const)('%s', (_, overrides, expected) => {
  expect(portGroupKind(makePortGroup(overrides))).toBe(expected)
})
