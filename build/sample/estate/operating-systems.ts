/** A guest operating system as vSphere names it, twice: by the VM's configuration and by the Tools. */
export interface OperatingSystem {
  readonly family: 'windows' | 'linux' | 'other'
  readonly name: string
  /** What the configuration often still says after an upgrade inside the guest. */
  readonly configuredAs: string
  readonly version: string
  readonly kernel: string
  readonly distribution: string
}

const WINDOWS_2016: OperatingSystem = windows('2016', '2012', '14393')
const WINDOWS_2019: OperatingSystem = windows('2019', '2016', '17763')
const WINDOWS_2022: OperatingSystem = windows('2022', '2019', '20348')
const WINDOWS_2025: OperatingSystem = windows('2025', '2022', '26100')
const RHEL_7: OperatingSystem = linux('Red Hat Enterprise Linux 7', 'Red Hat Enterprise Linux 6', '7.9', '3.10.0-1160.el7')
const RHEL_8: OperatingSystem = linux('Red Hat Enterprise Linux 8', 'Red Hat Enterprise Linux 7', '8.10', '4.18.0-553.el8_10')
const RHEL_9: OperatingSystem = linux('Red Hat Enterprise Linux 9', 'Red Hat Enterprise Linux 8', '9.6', '5.14.0-570.el9_6')
const SLES_15: OperatingSystem = linux('SUSE Linux Enterprise 15', 'SUSE Linux Enterprise 12', '15.6', '6.4.0-150600.23')
const UBUNTU: OperatingSystem = linux('Ubuntu Linux', 'Other 4.x or later Linux', '22.04', '5.15.0-130-generic')
const DEBIAN_12: OperatingSystem = linux('Debian GNU/Linux 12', 'Debian GNU/Linux 11', '12', '6.1.0-28-amd64')
const CENTOS_7: OperatingSystem = linux('CentOS 7', 'CentOS 4/5 or later', '7.9', '3.10.0-1160.el7')
const ORACLE_8: OperatingSystem = linux('Oracle Linux 8', 'Oracle Linux 7', '8.10', '5.15.0-206.el8uek')

/** Guests of ordinary servers, each as often as its share says. */
export const COMMON_GUESTS: readonly OperatingSystem[] = [
  WINDOWS_2016, WINDOWS_2019, WINDOWS_2019, WINDOWS_2019, WINDOWS_2022, WINDOWS_2022, WINDOWS_2022, WINDOWS_2025,
  RHEL_7, RHEL_8, RHEL_8, RHEL_9, RHEL_9, SLES_15, UBUNTU, UBUNTU, DEBIAN_12, CENTOS_7, ORACLE_8,
]

export const WINDOWS_GUEST: OperatingSystem = WINDOWS_2019
export const LINUX_GUEST: OperatingSystem = RHEL_8
export const SECURE_BOOT_GUEST: OperatingSystem = WINDOWS_2022

/** Out of its maker's support for years, yet still met in estates. */
export const OLD_WINDOWS_GUEST: OperatingSystem = {
  family: 'windows',
  name: 'Microsoft Windows Server 2003 Standard (32-bit)',
  configuredAs: 'Microsoft Windows Server 2003 Standard (32-bit)',
  version: '5.2',
  kernel: '3790',
  distribution: 'Windows',
}

/** A guest that virt-v2v does not convert. */
export const UNSUPPORTED_GUEST: OperatingSystem = {
  family: 'other',
  name: 'FreeBSD 12 (64-bit)',
  configuredAs: 'FreeBSD 12 (64-bit)',
  version: '12.4',
  kernel: '12.4-RELEASE',
  distribution: 'FreeBSD',
}

/** What vSphere's cluster agents run. */
export const AGENT_GUEST: OperatingSystem = {
  family: 'linux',
  name: 'VMware Photon OS (64-bit)',
  configuredAs: 'Other 3.x or later Linux (64-bit)',
  version: '5.0',
  kernel: '6.1.83-4.ph5',
  distribution: 'VMware Photon OS',
}

/** The Guest Detailed Data cell: pairs of names and quoted values. */
export function guestDetailsOf(system: OperatingSystem): string {
  const bitness = system.name.includes('32-bit') ? '32' : '64'
  const common = `architecture='X86' bitness='${bitness}'`
  if (system.family === 'windows') {
    const pretty = `${system.name.replace('Microsoft ', '').replace(/ \(.*/, '')}, ${bitness}-bit (Build ${system.kernel})`
    return `${common} buildNumber='${system.kernel}' distroName='Windows' distroVersion='${system.version}' familyName='Windows' kernelVersion='${system.kernel}' prettyName='${pretty}'`
  }
  const family = system.family === 'linux' ? 'Linux' : system.distribution
  return `${common} distroName='${system.distribution}' distroVersion='${system.version}' familyName='${family}' kernelVersion='${system.kernel}' prettyName='${system.distribution} ${system.version}'`
}

function windows(year: string, configuredYear: string, build: string): OperatingSystem {
  return {
    family: 'windows',
    name: `Microsoft Windows Server ${year} (64-bit)`,
    configuredAs: `Microsoft Windows Server ${configuredYear} (64-bit)`,
    version: '10.0',
    kernel: build,
    distribution: 'Windows',
  }
}

function linux(name: string, configuredName: string, version: string, kernel: string): OperatingSystem {
  return {
    family: 'linux',
    name: `${name} (64-bit)`,
    configuredAs: `${configuredName} (64-bit)`,
    version,
    kernel,
    distribution: name.replace(/ \d+$/, ''),
  }
}
