import { describe, expect, it, test } from 'vitest'
import { recogniseGuestOs } from './guest-os.ts'

const NOTHING = { guestOsFromTools: null, guestOsConfigured: null, guestDetailedData: null }

function preferencesOf(name: string, details: string | null = null): string {
  return recogniseGuestOs({ ...NOTHING, guestOsFromTools: name, guestDetailedData: details })?.os.preferences.join(' ') ?? 'none'
}

describe('the preferences of a guest system', () => {
  test.each([
    ['Red Hat Enterprise Linux 9 (64-bit)', 'rhel.9 linux', 'rhel9_64Guest'],
    ['Red Hat Enterprise Linux 10 (64-bit)', 'rhel.10 rhel.9 linux', 'rhel10_64Guest'],
    ['Red Hat Enterprise Linux 6 (64-bit)', 'rhel.7 linux', 'genericLinuxGuest'],
    ['rhel_8x64', 'rhel.8 linux', 'rhel8_64Guest'],
    ['rhel9_64Guest', 'rhel.9 linux', 'rhel9_64Guest'],
    ['CentOS 7 (64-bit)', 'rhel.7 linux', 'centos7_64Guest'],
    ['CentOS 4/5 or later (64-bit)', 'rhel.7 linux', 'genericLinuxGuest'],
    ['CentOS 9 (64-bit)', 'centos.stream9 rhel.9 linux', 'centos9_64Guest'],
    ['Rocky Linux (64-bit)', 'linux', 'genericLinuxGuest'],
    ['AlmaLinux (64-bit)', 'linux', 'genericLinuxGuest'],
    ['Oracle Linux 8 (64-bit)', 'oraclelinux rhel.8 linux', 'genericLinuxGuest'],
    ['Oracle Linux 4/5 or later (64-bit)', 'oraclelinux linux', 'genericLinuxGuest'],
    ['SUSE Linux Enterprise 15 (64-bit)', 'sles linux', 'sles15_64Guest'],
    ['SUSE openSUSE (64-bit)', 'opensuse.leap linux', 'opensuse64Guest'],
    ['Ubuntu Linux (64-bit)', 'ubuntu linux', 'ubuntu64Guest'],
    ['ubuntu_14_04', 'ubuntu linux', 'ubuntu64Guest'],
    ['Debian GNU/Linux 12 (64-bit)', 'debian linux', 'debian12_64Guest'],
    ['Fedora (64-bit)', 'fedora linux', 'fedora64Guest'],
    ['VMware Photon OS (64-bit)', 'linux', 'genericLinuxGuest'],
    ['Other 3.x or later Linux (64-bit)', 'linux', 'genericLinuxGuest'],
    ['other_linux', 'linux', 'genericLinuxGuest'],
    ['Microsoft Windows Server 2025 (64-bit)', 'windows.2k25.virtio windows.2k22.virtio', 'windows2022srvNext_64Guest'],
    ['Microsoft Windows Server 2022 (64-bit)', 'windows.2k22.virtio windows.2k19.virtio', 'windows2019srvNext_64Guest'],
    ['windows2019srvNext_64Guest', 'windows.2k22.virtio windows.2k19.virtio', 'windows2019srvNext_64Guest'],
    ['windows_2022', 'windows.2k22.virtio windows.2k19.virtio', 'windows2019srvNext_64Guest'],
    ['Microsoft Windows Server 2019 (64-bit)', 'windows.2k19.virtio windows.2k16.virtio', 'windows2019srv_64Guest'],
    ['windows2019srv_64Guest', 'windows.2k19.virtio windows.2k16.virtio', 'windows2019srv_64Guest'],
    ['Microsoft Windows Server 2016 or later (64-bit)', 'windows.2k16.virtio', 'windows9Server64Guest'],
    ['Microsoft Windows Server 2012 R2 (64-bit)', 'windows.2k12.virtio windows.2k16.virtio', 'windows8Server64Guest'],
    ['Microsoft Windows Server 2008 R2 (64-bit)', 'windows.2k8.virtio windows.2k12.virtio windows.2k16.virtio', 'windows7Server64Guest'],
    ['Microsoft Windows Server 2003 Standard (32-bit)', 'windows.2k3 legacy', null],
    ['Microsoft Windows 10 (64-bit)', 'windows.10.virtio', 'windows9_64Guest'],
    ['windows9_64Guest', 'windows.10.virtio', 'windows9_64Guest'],
    ['Microsoft Windows 11 (64-bit)', 'windows.11.virtio', 'windows11_64Guest'],
    ['windows_10x64', 'windows.10.virtio', 'windows9_64Guest'],
    ['Microsoft Windows 7 (64-bit)', 'windows.7.virtio windows.10.virtio', 'windows7_64Guest'],
    ['Microsoft Windows XP Professional (32-bit)', 'windows.xp legacy', null],
  ])('%s: %s', (name, preferences, key) => {
    expect(preferencesOf(name)).toBe(preferences)
    expect(recogniseGuestOs({ ...NOTHING, guestOsConfigured: name })?.os.vsphereKey).toBe(key)
  })

  test.each(['FreeBSD 12 (64-bit)', 'Oracle Solaris 11 (64-bit)', 'Other (32-bit)', 'VMware ESXi 7.0', ''])('is not known for %s', (name) => {
    expect(preferencesOf(name)).toBe('none')
  })

  it('takes the release from the guest’s details where its name has none', () => {
    expect(preferencesOf('Rocky Linux (64-bit)', "distroName='Rocky Linux' distroVersion='9.4'")).toBe('rhel.9 linux')
  })

  it('believes the Tools before the configuration, unless they say less', () => {
    const upgraded = recogniseGuestOs({ ...NOTHING, guestOsFromTools: 'Red Hat Enterprise Linux 9 (64-bit)', guestOsConfigured: 'Red Hat Enterprise Linux 8 (64-bit)' })
    expect([upgraded?.from, upgraded?.os.label]).toEqual(['tools', 'Red Hat Enterprise Linux 9'])
    const vague = recogniseGuestOs({ ...NOTHING, guestOsFromTools: 'Other 5.x Linux (64-bit)', guestOsConfigured: 'Ubuntu Linux (64-bit)' })
    expect([vague?.from, vague?.os.label]).toEqual(['configuration', 'Ubuntu'])
  })
})
