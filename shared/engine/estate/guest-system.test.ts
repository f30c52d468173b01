import { describe, expect, it } from 'vitest'
import { guestSystemOf } from './guest-os-name.ts'
import { readGuestSystem } from './guest-system.ts'

const VM = { guestOsFromTools: null, guestOsConfigured: null, guestDetailedData: null }

describe('a guest system by its name', () => {
  it.each([
    ['Red Hat Enterprise Linux 9 (64-bit)', 'Red Hat Enterprise Linux 9', true],
    ['Red Hat Enterprise Linux Server release 7.9', 'Red Hat Enterprise Linux 7', true],
    ['rhel7_64Guest', 'Red Hat Enterprise Linux 7', true],
    ['CoreOS Linux (64-bit)', 'CoreOS', null],
    ['Microsoft Windows Server 2016 or later (64-bit)', 'Windows Server 2016', true],
    ['windows9Server64Guest', 'Windows Server 2016', true],
    ['windows9_64Guest', 'Windows 10', true],
    ['winLonghorn64Guest', 'Windows Server 2008', true],
    ['winNetEnterpriseGuest', 'Windows Server 2003', true],
    ['winVista64Guest', 'Windows Vista', true],
    ['win2000ServGuest', 'Windows 2000', false],
    ['winNTGuest', 'Windows NT or older', false],
    ['Microsoft Windows NT', 'Windows NT or older', false],
    ['Microsoft Windows (64-bit)', 'Windows', null],
    ['windowsHyperVGuest', 'Windows', null],
    ['Ubuntu 22.04.4 LTS', 'Ubuntu 22.04', true],
    ['Other 5.x or later Linux (64-bit)', 'Linux', null],
    ['FreeBSD 12 (64-bit)', 'FreeBSD 12', false],
    ['Oracle Solaris 11 (64-bit)', 'Solaris 11', false],
    ['Apple macOS 11 (64-bit)', 'macOS', false],
    ['darwin19_64Guest', 'macOS', false],
    ['VMware ESXi 7.0', 'ESXi', false],
    ['vmkernel7Guest', 'ESXi', false],
    ['VMware Photon OS (64-bit)', 'Photon OS', false],
    ['IBM OS/2', 'OS/2', false],
  ])('%s is %s', (name, label, isConvertible) => {
    expect(readGuestSystem(name, null)).toMatchObject({ label, isConvertible })
  })

  it.each(['Other (32-bit)', 'other', '', '4711'])('is nothing for %s', (name) => expect(readGuestSystem(name, null)).toBeNull())

  it('takes what the guest’s details say more', () => {
    expect(readGuestSystem('Other 5.x or later Linux (64-bit)', "prettyName='Rocky Linux 9.4 (Blue Onyx)'")?.label).toBe('Rocky Linux 9')
    expect(readGuestSystem('Red Hat Enterprise Linux 8 (64-bit)', "prettyName='Linux'")?.label).toBe('Red Hat Enterprise Linux 8')
  })
})

describe('the statement that is believed', () => {
  it.each([
    ['Red Hat Enterprise Linux 9 (64-bit)', 'Red Hat Enterprise Linux 8 (64-bit)', 'tools'],
    ['Other 5.x Linux (64-bit)', 'Ubuntu Linux (64-bit)', 'configuration'],
    ['Other (64-bit)', 'Other Linux (64-bit)', 'configuration'],
    ['Other (64-bit)', null, 'tools'],
    [' ', 'Debian GNU/Linux 12 (64-bit)', 'configuration'],
  ])('of %s and %s is that of %s', (guestOsFromTools, guestOsConfigured, from) => {
    expect(guestSystemOf({ ...VM, guestOsFromTools, guestOsConfigured })?.from).toBe(from)
  })

  it('is none where there is none', () => expect(guestSystemOf(VM)).toBeNull())
})
