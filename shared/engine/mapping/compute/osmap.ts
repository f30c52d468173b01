import { compareText } from '#shared/domain/compare.ts'
import type { SourceKind } from '#shared/domain/estate/source.ts'
import type { OpenshiftVersion } from '#shared/domain/target/versions.ts'
import { recogniseGuestOs } from './guest-os.ts'
import { firstPreferenceIn, isPreferenceIn } from './preferences.ts'

/** Preferences by the name that MTV gives a guest system. */
export type OsMap = ReadonlyMap<string, string>

/**
 * Portolan's own map for a kind of source: every system that MTV can name, with a preference that the release has. It
 * takes the place of MTV's own map, so it is whole and not only about the estate; `seen` adds systems of the estate.
 */
export function ownOsMap(kind: SourceKind, openshift: OpenshiftVersion, seen: readonly string[] = []): OsMap {
  const keys = [...new Set([...(kind === 'vsphere' ? VSPHERE_KEYS : OVIRT_KEYS), ...seen])].sort(compareText)
  const entries = keys.flatMap((key) => {
    const recognised = recogniseGuestOs({ guestOsFromTools: null, guestOsConfigured: key, guestDetailedData: null })
    const preference = recognised === null ? null : firstPreferenceIn(recognised.os.preferences, openshift)
    return preference === null ? [] : [[key, preference] as const]
  })
  return new Map(entries)
}

/** MTV's own map without what the release does not have: MTV builds a VM without a preference then. */
export function mtvOsMap(kind: SourceKind, openshift: OpenshiftVersion): OsMap {
  return new Map([...(kind === 'vsphere' ? MTV_VSPHERE : MTV_OVIRT)].filter(([, preference]) => isPreferenceIn(preference, openshift)))
}

/** What MTV's own map says, whether the release has it or not. */
export function mtvPreferenceOf(kind: SourceKind, key: string): string | undefined {
  return (kind === 'vsphere' ? MTV_VSPHERE : MTV_OVIRT).get(key)
}

/** Keys of a ConfigMap (Kubernetes: letters, digits, dash, underscore and dot, 253 at most); others cannot be mapped. */
export function isOsKey(text: string): boolean {
  return /^[-._a-zA-Z0-9]{1,253}$/.test(text)
}

const RELEASES = (name: string, from: number, to: number, ending: string, preference: (release: number) => string): (readonly [string, string])[] =>
  Array.from({ length: to - from + 1 }, (_, index) => [`${name}${from + index}${ending}`, preference(from + index)] as const)

/** As the operator makes them (kubev2v/forklift, main of 2026-08: configmap-osmap-vsphere and -ovirt); releases before 2.11 map fewer. */
const MTV_VSPHERE: OsMap = new Map<string, string>([
  ['genericLinuxGuest', 'linux'],
  ['ubuntu64Guest', 'ubuntu'], ['ubuntuGuest', 'ubuntu'], ['fedora64Guest', 'fedora'], ['fedoraGuest', 'fedora'],
  ['centos7_64Guest', 'centos.7'], ['centos8_64Guest', 'centos.stream8'], ['centos9_64Guest', 'centos.stream9'],
  ['rhel7Guest', 'rhel.7'], ...RELEASES('rhel', 7, 10, '_64Guest', (release) => `rhel.${release}`),
  ['sles10_64Guest', 'sles'], ['sles11_64Guest', 'sles'], ['sles12_64Guest', 'sles'], ['sles15_64Guest', 'sles'], ['sles16_64Guest', 'sles'],
  ['opensuse64Guest', 'opensuse.leap'],
  ...RELEASES('debian', 4, 13, '_64Guest', () => 'debian'),
  ['windows7_64Guest', 'windows.7'], ['windows8_64Guest', 'windows.8'], ['windows9_64Guest', 'windows.10'], ['windows11_64Guest', 'windows.11'],
  ['windows7Server64Guest', 'windows.2k8'], ['windows8Server64Guest', 'windows.2k12'], ['windows9Server64Guest', 'windows.2k16'],
  ['windows2019srv_64Guest', 'windows.2k19'], ['windows2019srvNext_64Guest', 'windows.2k22'], ['windows2022srvNext_64Guest', 'windows.2k25'],
])
const MTV_OVIRT: OsMap = new Map<string, string>([
  ['rhel_7x64', 'rhel.7'], ['rhel_8x64', 'rhel.8'], ['rhel_9x64', 'rhel.9'],
  ['ubuntu_12_04', 'ubuntu'], ['ubuntu_12_10', 'ubuntu'], ['ubuntu_13_04', 'ubuntu'], ['ubuntu_13_10', 'ubuntu'], ['ubuntu_14_04', 'ubuntu'],
  ['windows_10', 'windows.10.virtio'], ['windows_10x64', 'windows.10.virtio'], ['windows_11', 'windows.11.virtio'],
  ['windows_2012x64', 'windows.2k12.virtio'], ['windows_2012R2x64', 'windows.2k12.virtio'], ['windows_2016x64', 'windows.2k16.virtio'], ['windows_2019x64', 'windows.2k19.virtio'], ['windows_2022', 'windows.2k22.virtio'],
])

/** MTV's keys, and what its inventory gives where no conversion looks inside the guest. */
const VSPHERE_KEYS: readonly string[] = [...MTV_VSPHERE.keys(), 'centos6_64Guest', 'rhel6_64Guest', 'rockylinux_64Guest', 'almalinux_64Guest', 'otherLinux64Guest', 'other3xLinux64Guest', 'other4xLinux64Guest', 'other5xLinux64Guest', 'other6xLinux64Guest', 'vmwarePhoton64Guest', 'winNetStandard64Guest', 'winNetEnterprise64Guest']
const OVIRT_KEYS: readonly string[] = [...MTV_OVIRT.keys(), 'other_linux', 'rhel_6x64', 'rhel_10x64', 'sles_11', 'debian_7', 'debian_9', 'ubuntu_18_04', 'windows_7x64', 'windows_8x64', 'windows_2008R2x64']
