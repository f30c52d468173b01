import type { VnicProfile } from '#shared/domain/estate/logical-network.ts'
import { makeOvirtNic, makeOvirtVm, makeProfile } from '#shared/engine/testing/ovirt-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { ovirtNicFilter } from './ovirt.nic.network_filter.detected.ts'

const vmOn = (profile: Partial<VnicProfile>) => {
  const portGroup = makeProfile({}, profile)
  return { vm: makeOvirtVm({ nics: [makeOvirtNic({ portGroupId: portGroup.id, networkName: portGroup.name })] }), estate: { portGroups: [portGroup] }, source: { kind: 'ovirt' as const } }
}
const FLAGGED = vmOn({ networkFilter: 'vdsm-no-mac-spoofing' })

describeRule(ovirtNicFilter, {
  clean: { none: vmOn({ networkFilter: '' }), 'a VM without NICs': { ...FLAGGED, vm: makeOvirtVm({ nics: [], nicCount: 0 }) } },
  flagged: { some: [FLAGGED, { portGroups: ['profile'] }] },
  notEvaluated: {
    'not said': vmOn({ networkFilter: null }),
    'a profile that is not listed': { ...FLAGGED, estate: { portGroups: [] } },
    'no list of NICs': { ...FLAGGED, without: ['nics'] },
  },
})
