import type { VnicProfile } from '#shared/domain/estate/logical-network.ts'
import { makeOvirtNic, makeOvirtVm, makeProfile } from '#shared/engine/testing/ovirt-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { ovirtNicCustomProperties } from './ovirt.nic.custom_properties.detected.ts'

const vmOn = (profile: Partial<VnicProfile>) => {
  const portGroup = makeProfile({}, profile)
  return { vm: makeOvirtVm({ nics: [makeOvirtNic({ portGroupId: portGroup.id, networkName: portGroup.name })] }), estate: { portGroups: [portGroup] }, source: { kind: 'ovirt' as const } }
}
const FLAGGED = vmOn({ customProperties: 'queues=4' })

describeRule(ovirtNicCustomProperties, {
  clean: { none: vmOn({ customProperties: '' }), 'a VM without NICs': { ...FLAGGED, vm: makeOvirtVm({ nics: [], nicCount: 0 }) } },
  flagged: { some: [FLAGGED, { portGroups: ['profile'] }] },
  notEvaluated: {
    'not said': vmOn({ customProperties: null }),
    'a profile that is not listed': { ...FLAGGED, estate: { portGroups: [] } },
    'no list of NICs': { ...FLAGGED, without: ['nics'] },
  },
})
