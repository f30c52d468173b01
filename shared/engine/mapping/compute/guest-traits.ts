import type { GuestFamilyId } from '#shared/engine/estate/guest-families.ts'

/** What of a family of guest systems a preference depends on; `release` is the one before the first dot. */
export interface GuestTraits {
  /** The best first; those of a nearer relative before those of a farther one. */
  readonly preferences: (release: string | null) => readonly string[]
  /** How MTV calls it in its map of vSphere guests (kubev2v/forklift, configmap-osmap-vsphere). */
  readonly vsphereKey: (release: string | null) => string | null
  readonly isGenericToMtv?: boolean
  readonly cpuLevel?: (release: string | null) => 1 | 2 | 3
}

const LINUX_KEY = 'genericLinuxGuest'

/** The rebuilds of RHEL and RHEL itself: nearest release first, since an older preference only asks for less. */
function rhelLike(release: string | null): readonly string[] {
  const number = Number(release)
  if (release === null || Number.isNaN(number)) return ['linux']
  if (number >= NEWEST_RHEL) return ['rhel.10', 'rhel.9', 'linux']
  if (number <= OLDEST_RHEL) return ['rhel.7', 'linux']
  return [`rhel.${release}`, 'linux']
}

/** RHEL 9 is built for x86-64-v2, RHEL 10 for x86-64-v3 (Red Hat's minimum requirements of the releases). */
function rhelCpuLevel(release: string | null): 1 | 2 | 3 {
  if (Number(release) >= NEWEST_RHEL) return 3
  return Number(release) === RHEL_OF_V2 ? 2 : 1
}

const OLDEST_RHEL = 7
const RHEL_OF_V2 = 9
const NEWEST_RHEL = 10
/** virt-v2v calls the first six of CentOS and RHEL by names that MTV's map of systems does not have. */
const isMappedRhel = (release: string | null): boolean => Number(release) >= OLDEST_RHEL

/** centos.7 and centos.stream8 are in no release that is written for; their twins among RHEL's are. */
function centos(release: string | null): readonly string[] {
  if (release === '9' || release === '10') return [`centos.stream${release}`, ...rhelLike(release)]
  return rhelLike(release ?? '6')
}
const centosKey = (release: string | null): string => (release !== null && ['7', '8', '9'].includes(release) ? `centos${release}_64Guest` : LINUX_KEY)

function windows(key: string | null, ...preferences: readonly string[]): GuestTraits {
  return { preferences: () => preferences, vsphereKey: () => key }
}

const ANY_LINUX: GuestTraits = { preferences: () => ['linux'], vsphereKey: () => LINUX_KEY }
const RHEL_REBUILD: GuestTraits = { preferences: rhelLike, vsphereKey: () => LINUX_KEY, isGenericToMtv: true, cpuLevel: rhelCpuLevel }
const withRelease = (name: string) => (release: string | null): string => (release === null ? LINUX_KEY : `${name}${release}_64Guest`)

/** The families that a preference is known for; the others are built without one. */
export const GUEST_TRAITS: Readonly<Partial<Record<GuestFamilyId, GuestTraits>>> = {
  'windows-2025': windows('windows2022srvNext_64Guest', 'windows.2k25.virtio', 'windows.2k22.virtio'),
  'windows-2022': windows('windows2019srvNext_64Guest', 'windows.2k22.virtio', 'windows.2k19.virtio'),
  'windows-2019': windows('windows2019srv_64Guest', 'windows.2k19.virtio', 'windows.2k16.virtio'),
  'windows-2016': windows('windows9Server64Guest', 'windows.2k16.virtio'),
  'windows-2012': windows('windows8Server64Guest', 'windows.2k12.virtio', 'windows.2k16.virtio'),
  'windows-2008': windows('windows7Server64Guest', 'windows.2k8.virtio', 'windows.2k12.virtio', 'windows.2k16.virtio'),
  'windows-2003': windows(null, 'windows.2k3', 'legacy'),
  'windows-2000': windows(null, 'legacy'),
  'windows-9x': windows(null, 'legacy'),
  'windows-11': windows('windows11_64Guest', 'windows.11.virtio'),
  'windows-10': windows('windows9_64Guest', 'windows.10.virtio'),
  'windows-8': windows('windows8_64Guest', 'windows.10.virtio'),
  'windows-7': windows('windows7_64Guest', 'windows.7.virtio', 'windows.10.virtio'),
  'windows-xp': windows(null, 'windows.xp', 'legacy'),
  'windows-vista': windows(null, 'windows.xp', 'legacy'),
  coreos: ANY_LINUX,
  rhel: { preferences: rhelLike, vsphereKey: (release) => (isMappedRhel(release) ? `rhel${release ?? ''}_64Guest` : LINUX_KEY), cpuLevel: rhelCpuLevel },
  'centos-stream': { preferences: centos, vsphereKey: centosKey, cpuLevel: rhelCpuLevel },
  centos: { preferences: centos, vsphereKey: centosKey, cpuLevel: rhelCpuLevel },
  rocky: RHEL_REBUILD,
  alma: RHEL_REBUILD,
  oracle: { ...RHEL_REBUILD, preferences: (release) => ['oraclelinux', ...rhelLike(release)] },
  scientific: ANY_LINUX,
  opensuse: { preferences: () => ['opensuse.leap', 'linux'], vsphereKey: () => 'opensuse64Guest', isGenericToMtv: true },
  sles: { preferences: () => ['sles', 'linux'], vsphereKey: withRelease('sles') },
  ubuntu: { preferences: () => ['ubuntu', 'linux'], vsphereKey: () => 'ubuntu64Guest', isGenericToMtv: true },
  debian: { preferences: () => ['debian', 'linux'], vsphereKey: withRelease('debian') },
  fedora: { preferences: () => ['fedora', 'linux'], vsphereKey: () => 'fedora64Guest', isGenericToMtv: true },
  amazon: ANY_LINUX,
  alt: ANY_LINUX,
  alpine: { preferences: () => ['alpine', 'linux'], vsphereKey: () => LINUX_KEY, isGenericToMtv: true },
  photon: ANY_LINUX,
  linux: ANY_LINUX,
}
