import type { VnicProfile } from '#shared/domain/estate/logical-network.ts'
import { makeOvirtNic, makeOvirtVm, makeProfile } from '#shared/engine/testing/ovirt-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { ovirtPortMirroring } from './ovirt.nic.port_mirroring.detected.ts'

const vmOn = (profile: Partial<VnicProfile>) => {
  const portGroup = makeProfile({}, profile)
  return { vm: makeOvirtVm({ nics: [makeOvirtNic({ portGroupId: portGroup.id, networkName: portGroup.name })] }), estate: { portGroups: [portGroup] }, source: { kind: 'ovirt' as const } }
}
const FLAGGED = vmOn({ isPortMirroring: true })

describeRule(ovirtPortMirroring, {
  clean: { none: vmOn({ isPortMirroring: false }), 'a VM without NICs': { ...FLAGGED, vm: makeOvirtVm({ nics: [], nicCount: 0 }) } },
  flagged: { some: [FLAGGED, { portGroups: ['profile'] }] },
  notEvaluated: {
    'not said': vmOn({ isPortMirroring: null }),
    'a profile that is not listed': { ...FLAGGED, estate: { portGroups: [] } },
    'no list of NICs': { ...FLAGGED, without: ['nics'] },
  },
})
