/** A family of guest systems: how inventories write it, and what of it a preference depends on. */
export interface GuestFamily {
  /** Over the name in lower case with blanks between and around its words; the first group is the release. */
  readonly pattern: RegExp
  readonly label: (release: string | null) => string
  readonly preferences: (release: string | null) => readonly string[]
  readonly vsphereKey: (release: string | null) => string | null
  readonly isWindows?: boolean
  readonly isWindowsClient?: boolean
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

function linux(name: string): (release: string | null) => string {
  return (release) => (release === null ? name : `${name} ${release}`)
}

function server(pattern: RegExp, label: string, key: string | null, preferences: readonly string[]): GuestFamily {
  return { pattern, label: () => `Windows Server ${label}`, preferences: () => preferences, vsphereKey: () => key, isWindows: true }
}

function client(pattern: RegExp, label: string, key: string | null, preferences: readonly string[]): GuestFamily {
  return { pattern, label: () => `Windows ${label}`, preferences: () => preferences, vsphereKey: () => key, isWindows: true, isWindowsClient: true }
}

/**
 * Guest systems, first match first: names of vSphere ("Microsoft Windows Server 2019 (64-bit)"), its guest ids
 * (vim.vm.GuestOsDescriptor.GuestOsIdentifier) and oVirt's (osinfo). vSphere's ids of Windows Server run one release
 * behind. The keys are those of MTV's map (kubev2v/forklift, configmap-osmap-vsphere).
 */
export const GUEST_FAMILIES: readonly GuestFamily[] = [
  server(/ windows2022srvnext| server 2025| windows 2025/, '2025', 'windows2022srvNext_64Guest', ['windows.2k25.virtio', 'windows.2k22.virtio']),
  server(/ windows2019srvnext| server 2022| windows 2022/, '2022', 'windows2019srvNext_64Guest', ['windows.2k22.virtio', 'windows.2k19.virtio']),
  server(/ windows2019srv | server 2019| windows 2019/, '2019', 'windows2019srv_64Guest', ['windows.2k19.virtio', 'windows.2k16.virtio']),
  server(/ windows9server| server 2016| windows 2016/, '2016', 'windows9Server64Guest', ['windows.2k16.virtio']),
  server(/ windows8server| server 2012| windows 2012/, '2012', 'windows8Server64Guest', ['windows.2k12.virtio', 'windows.2k16.virtio']),
  server(/ windows7server| longhorn| server 2008| windows 2008/, '2008', 'windows7Server64Guest', ['windows.2k8.virtio', 'windows.2k12.virtio', 'windows.2k16.virtio']),
  server(/ winnet| server 2003| windows 2003/, '2003', null, ['windows.2k3', 'legacy']),
  server(/ win2000| windows 2000| windows nt/, '2000 or older', null, ['legacy']),
  client(/ windows ?11| windows11/, '11', 'windows11_64Guest', ['windows.11.virtio']),
  client(/ windows9 | windows ?10/, '10', 'windows9_64Guest', ['windows.10.virtio']),
  client(/ windows ?8/, '8', 'windows8_64Guest', ['windows.10.virtio']),
  client(/ windows ?7/, '7', 'windows7_64Guest', ['windows.7.virtio', 'windows.10.virtio']),
  client(/ windows (?:xp|vista)| winxp| winvista/, 'XP or Vista', null, ['windows.xp', 'legacy']),
  { pattern: / (?:red hat enterprise linux|rhel(?: linux)?)(?: server| workstation)? ?(?:release )?(\d+)?/, label: linux('Red Hat Enterprise Linux'), preferences: rhelLike, vsphereKey: (release) => (isMappedRhel(release) ? `rhel${release ?? ''}_64Guest` : LINUX_KEY), cpuLevel: rhelCpuLevel },
  { pattern: / centos ?(?:stream |linux )?(?:4 5|(\d+))?/, label: linux('CentOS'), preferences: centos, vsphereKey: (release) => (release !== null && ['7', '8', '9'].includes(release) ? `centos${release}_64Guest` : LINUX_KEY), cpuLevel: rhelCpuLevel },
  { pattern: / rocky ?linux ?(\d+)?/, label: linux('Rocky Linux'), preferences: rhelLike, vsphereKey: () => LINUX_KEY, isGenericToMtv: true, cpuLevel: rhelCpuLevel },
  { pattern: / alma ?linux ?(\d+)?/, label: linux('AlmaLinux'), preferences: rhelLike, vsphereKey: () => LINUX_KEY, isGenericToMtv: true, cpuLevel: rhelCpuLevel },
  { pattern: / oracle ?linux ?(?:server )?(?:4 5|(\d+))?/, label: linux('Oracle Linux'), preferences: (release) => ['oraclelinux', ...rhelLike(release)], vsphereKey: () => LINUX_KEY, isGenericToMtv: true, cpuLevel: rhelCpuLevel },
  { pattern: / opensuse ?(?:leap |tumbleweed )?(\d+)?/, label: linux('openSUSE'), preferences: () => ['opensuse.leap', 'linux'], vsphereKey: () => 'opensuse64Guest', isGenericToMtv: true },
  { pattern: / (?:suse linux enterprise(?: server)?|sles|sle) ?(\d+)?/, label: linux('SUSE Linux Enterprise'), preferences: () => ['sles', 'linux'], vsphereKey: (release) => (release === null ? LINUX_KEY : `sles${release}_64Guest`) },
  { pattern: / ubuntu ?(?:linux )?(\d+)?/, label: linux('Ubuntu'), preferences: () => ['ubuntu', 'linux'], vsphereKey: () => 'ubuntu64Guest', isGenericToMtv: true },
  { pattern: / debian ?(?:gnu linux )?(\d+)?/, label: linux('Debian'), preferences: () => ['debian', 'linux'], vsphereKey: (release) => (release === null ? LINUX_KEY : `debian${release}_64Guest`) },
  { pattern: / fedora ?(?:linux )?(\d+)?/, label: linux('Fedora'), preferences: () => ['fedora', 'linux'], vsphereKey: () => 'fedora64Guest', isGenericToMtv: true },
  { pattern: / alpine(?: linux)? ?(\d+)?/, label: linux('Alpine Linux'), preferences: () => ['alpine', 'linux'], vsphereKey: () => LINUX_KEY, isGenericToMtv: true },
  { pattern: / (?:amazon ?linux|amazonlinux)\d? ?(\d+)?/, label: linux('Amazon Linux'), preferences: () => ['linux'], vsphereKey: () => LINUX_KEY },
  { pattern: / photon|vmwarephoton/, label: () => 'Photon OS', preferences: () => ['linux'], vsphereKey: () => LINUX_KEY },
  { pattern: / linux|linux | coreos| rhcos/, label: () => 'Linux', preferences: () => ['linux'], vsphereKey: () => LINUX_KEY },
]

/** centos.7 and centos.stream8 are in no release that is written for; their twins among RHEL's are. */
function centos(release: string | null): readonly string[] {
  if (release === '9' || release === '10') return [`centos.stream${release}`, ...rhelLike(release)]
  return rhelLike(release ?? '6')
}
