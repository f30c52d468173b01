import type { GuestFamilyId } from './guest-families.ts'
import type { GuestSystem } from './guest-system.ts'

const one = (lastDay: string): Readonly<Record<string, string>> => ({ [ANY]: lastDay })
/** Windows' releases are families of their own. */
const ANY = '*'

/**
 * The last day on which a system's maker mended it for everybody: extended support of Microsoft, maintenance of Red Hat
 * and SUSE, the community's long-term support of Debian, standard support of Ubuntu; paid extensions do not count. From
 * the makers' own life cycle pages. By family and the release before its first dot.
 */
const LAST_DAYS: Readonly<Partial<Record<GuestFamilyId, Readonly<Record<string, string>>>>> = {
  'windows-9x': one('2006-07-11'),
  'windows-2000': one('2010-07-13'),
  'windows-xp': one('2014-04-08'),
  'windows-2003': one('2015-07-14'),
  'windows-vista': one('2017-04-11'),
  'windows-2008': one('2020-01-14'),
  'windows-7': one('2020-01-14'),
  'windows-8': one('2023-01-10'),
  'windows-2012': one('2023-10-10'),
  'windows-10': one('2025-10-14'),
  'windows-2016': one('2027-01-12'),
  'windows-2019': one('2029-01-09'),
  'windows-2022': one('2031-10-14'),
  'windows-2025': one('2034-11-14'),
  rhel: { 2: '2012-02-29', 3: '2012-02-29', 4: '2012-02-29', 5: '2017-03-31', 6: '2020-11-30', 7: '2024-06-30', 8: '2029-05-31', 9: '2032-05-31', 10: '2035-05-31' },
  'centos-stream': { 8: '2024-05-31', 9: '2027-05-31' },
  // What is called CentOS 9 is CentOS Stream 9: there is no other.
  centos: { 5: '2017-03-31', 6: '2020-11-30', 7: '2024-06-30', 8: '2021-12-31', 9: '2027-05-31' },
  oracle: { 5: '2017-06-30', 6: '2021-03-31', 7: '2024-12-31', 8: '2029-07-31', 9: '2032-06-30' },
  rocky: { 8: '2029-05-31', 9: '2032-05-31' },
  alma: { 8: '2029-05-31', 9: '2032-05-31' },
  sles: { 8: '2011-07-31', 9: '2011-07-31', 10: '2013-07-31', 11: '2019-03-31', 12: '2024-10-31', 15: '2031-07-31' },
  debian: { 4: '2018-05-31', 5: '2018-05-31', 6: '2018-05-31', 7: '2018-05-31', 8: '2020-06-30', 9: '2022-06-30', 10: '2024-06-30', 11: '2026-08-31', 12: '2028-06-30' },
  ubuntu: { 10: '2017-04-28', 11: '2017-04-28', 12: '2017-04-28', 13: '2017-04-28', 14: '2019-04-25', 16: '2021-04-30', 18: '2023-05-31', 20: '2025-05-31', 22: '2027-05-31', 24: '2029-05-31' },
}

/** The last day, `YYYY-MM-DD`, on which everybody got mends of a guest's system. Null: its name says no release, or the day is not known here. */
export function lastDayOfSupport({ family, major }: GuestSystem): string | null {
  const days = LAST_DAYS[family]
  return days?.[ANY] ?? (major === null ? null : (days?.[major] ?? null))
}
