import { describe, expect, it } from 'vitest'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { ovirtPlacementPolicy } from './ovirt.placement_policy.affinity_set.ts'

const NOT_EVALUATED = { notEvaluated: expect.any(String) as unknown }
const CONCERN = expect.objectContaining({ message: expect.any(String) as unknown, data: { placementAffinity: expect.anything() as unknown } }) as unknown

describe('ovirt.placement_policy.affinity_set', () => {
  it.each([
    ['migratable', { placementAffinity: 'migratable' }, CONCERN],
    ['by the user alone', { placementAffinity: 'user_migratable' }, null],
    ['pinned', { placementAffinity: 'pinned' }, null],
    ['nothing said', { placementAffinity: null }, NOT_EVALUATED],
  ])('%s', (_, configuration, expected) => {
    expect(ovirtPlacementPolicy.check(makeOvirtVm({}, configuration))).toEqual(expected)
  })

  it('a VM without any such settings', () => {
    const { configuration: _, ...vm } = makeOvirtVm()
    expect(ovirtPlacementPolicy.check(vm)).toEqual(NOT_EVALUATED)
  })
})
