import type { VnicProfile } from '#shared/domain/estate/logical-network.ts'
import { makeOvirtNic, makeOvirtVm, makeProfile } from '#shared/engine/testing/ovirt-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { ovirtNicQos } from './ovirt.nic.qos.detected.ts'

const vmOn = (profile: Partial<VnicProfile>) => {
  const portGroup = makeProfile({}, profile)
  return { vm: makeOvirtVm({ nics: [makeOvirtNic({ portGroupId: portGroup.id, networkName: portGroup.name })] }), estate: { portGroups: [portGroup] }, source: { kind: 'ovirt' as const } }
}
const FLAGGED = vmOn({ qosName: 'gold' })

describeRule(ovirtNicQos, {
  clean: { none: vmOn({ qosName: '' }), 'a VM without NICs': { ...FLAGGED, vm: makeOvirtVm({ nics: [], nicCount: 0 }) } },
  flagged: { some: [FLAGGED, { portGroups: ['profile'] }] },
  notEvaluated: {
    'not said': vmOn({ qosName: null }),
    'a profile that is not listed': { ...FLAGGED, estate: { portGroups: [] } },
    'no list of NICs': { ...FLAGGED, without: ['nics'] },
  },
})
