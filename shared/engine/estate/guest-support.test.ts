import { expect, it } from 'vitest'
import { lastDayOfSupport } from './guest-support.ts'
import { readGuestSystem } from './guest-system.ts'

it.each([
  ['Microsoft Windows Server 2003 Standard (32-bit)', null, '2015-07-14'],
  ['Microsoft Windows Server 2008 R2 (64-bit)', null, '2020-01-14'],
  ['Microsoft Windows Server 2016 or later (64-bit)', null, '2027-01-12'],
  ['Microsoft Windows Server 2016 or later (64-bit)', "prettyName='Windows Server 2019, 64-bit (Build 17763.1)'", '2029-01-09'],
  ['Microsoft Windows 8 (64-bit)', null, '2023-01-10'],
  ['Microsoft Windows 11 (64-bit)', null, null],
  ['Red Hat Enterprise Linux 6 (64-bit)', null, '2020-11-30'],
  ['Red Hat Enterprise Linux 10 (64-bit)', null, '2035-05-31'],
  ['CentOS 7 (64-bit)', null, '2024-06-30'],
  ['CentOS 4/5 or later (64-bit)', null, null],
  ['CentOS 4/5/6/7 (64-bit)', null, null],
  ['CentOS 4/5 or later (64-bit)', "distroName='CentOS Linux' prettyName='CentOS Linux 7 (Core)'", '2024-06-30'],
  ['CentOS Stream 8', null, '2024-05-31'],
  ['SUSE Linux Enterprise 12 (64-bit)', null, '2024-10-31'],
  ['SUSE Linux Enterprise 8/9 (64-bit)', null, '2011-07-31'],
  ['Debian GNU/Linux 10 (64-bit)', null, '2024-06-30'],
  ['Debian GNU/Linux 11 (64-bit)', null, '2026-08-31'],
  ['Ubuntu Linux (64-bit)', null, null],
  ['Ubuntu Linux (64-bit)', "familyName='Linux' prettyName='Ubuntu 18.04.6 LTS'", '2023-05-31'],
  ['ubuntu_14_04', null, '2019-04-25'],
  ['Other (64-bit)', null, null],
])('%s, %s: %s', (os, details, expected) => {
  const system = readGuestSystem(os, details)
  expect(system === null ? null : lastDayOfSupport(system)).toBe(expected)
})
