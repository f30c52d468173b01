/**
 * The last day on which a system's maker mended it for everybody: extended support of Microsoft, maintenance of Red Hat
 * and SUSE, the community's long-term support of Debian, standard support of Ubuntu; paid extensions do not count. From
 * the makers' own life cycle pages. Matched in this order against names in lower case.
 */
const LAST_DAYS: readonly (readonly [pattern: RegExp, lastDay: string])[] = [
  [/windows (?:nt|95|98|me|3\.1)/, '2006-07-11'],
  [/windows(?: server)? 2000|windows 2000/, '2010-07-13'],
  [/windows xp/, '2014-04-08'],
  [/windows server 2003/, '2015-07-14'],
  [/windows vista/, '2017-04-11'],
  [/windows server 2008/, '2020-01-14'],
  [/windows 7/, '2020-01-14'],
  [/windows 8/, '2023-01-10'],
  [/windows server 2012/, '2023-10-10'],
  [/windows 10/, '2025-10-14'],
  [/windows server 2016/, '2027-01-12'],
  [/windows server 2019/, '2029-01-09'],
  [/windows server 2022/, '2031-10-14'],
  [/windows server 2025/, '2034-11-14'],
  [/red hat enterprise linux (?:server )?(?:release )?[2-4]\b/, '2012-02-29'],
  [/red hat enterprise linux (?:server )?(?:release )?5\b/, '2017-03-31'],
  [/red hat enterprise linux (?:server )?(?:release )?6\b/, '2020-11-30'],
  [/red hat enterprise linux (?:server )?(?:release )?7\b/, '2024-06-30'],
  [/red hat enterprise linux (?:server )?(?:release )?8\b/, '2029-05-31'],
  [/red hat enterprise linux (?:server )?(?:release )?9\b/, '2032-05-31'],
  [/red hat enterprise linux (?:server )?(?:release )?10\b/, '2035-05-31'],
  [/centos stream 8\b/, '2024-05-31'],
  [/centos stream 9\b/, '2027-05-31'],
  // "CentOS 4/5 or later" and the like name no release.
  [/centos(?: linux)?(?: release)? 5\b(?! or|\/)/, '2017-03-31'],
  [/centos(?: linux)?(?: release)? 6\b(?! or|\/)/, '2020-11-30'],
  [/centos(?: linux)?(?: release)? 7\b(?! or|\/)/, '2024-06-30'],
  [/centos(?: linux)?(?: release)? 8\b(?! or|\/)/, '2021-12-31'],
  [/oracle linux(?: server)?(?: release)? 5\b(?! or|\/)/, '2017-06-30'],
  [/oracle linux(?: server)?(?: release)? 6\b(?! or|\/)/, '2021-03-31'],
  [/oracle linux(?: server)?(?: release)? 7\b(?! or|\/)/, '2024-12-31'],
  [/oracle linux(?: server)?(?: release)? 8\b(?! or|\/)/, '2029-07-31'],
  [/oracle linux(?: server)?(?: release)? 9\b(?! or|\/)/, '2032-06-30'],
  [/(?:rocky|alma) ?linux(?: release)? 8\b/, '2029-05-31'],
  [/(?:rocky|alma) ?linux(?: release)? 9\b/, '2032-05-31'],
  [/suse linux enterprise(?: server| desktop)? (?:8\/)?[89]\b/, '2011-07-31'],
  [/suse linux enterprise(?: server| desktop)? 10\b/, '2013-07-31'],
  [/suse linux enterprise(?: server| desktop)? 11\b/, '2019-03-31'],
  [/suse linux enterprise(?: server| desktop)? 12\b/, '2024-10-31'],
  [/suse linux enterprise(?: server| desktop)? 15\b/, '2031-07-31'],
  [/debian (?:gnu\/linux )?[4-7]\b/, '2018-05-31'],
  [/debian (?:gnu\/linux )?8\b/, '2020-06-30'],
  [/debian (?:gnu\/linux )?9\b/, '2022-06-30'],
  [/debian (?:gnu\/linux )?10\b/, '2024-06-30'],
  [/debian (?:gnu\/linux )?11\b/, '2026-08-31'],
  [/debian (?:gnu\/linux )?12\b/, '2028-06-30'],
  [/ubuntu(?: linux)? 1[0-3]\./, '2017-04-28'],
  [/ubuntu(?: linux)? 14\.04/, '2019-04-25'],
  [/ubuntu(?: linux)? 16\.04/, '2021-04-30'],
  [/ubuntu(?: linux)? 18\.04/, '2023-05-31'],
  [/ubuntu(?: linux)? 20\.04/, '2025-05-31'],
  [/ubuntu(?: linux)? 22\.04/, '2027-05-31'],
  [/ubuntu(?: linux)? 24\.04/, '2029-05-31'],
]

/** "prettyName='Ubuntu 22.04.4 LTS'" of vSphere's detailed guest data: the release that the plain name leaves out. */
const PRETTY_NAME = /prettyName='([^']*)'/

/**
 * The last day, `YYYY-MM-DD`, on which everybody got mends of a guest's system. The detailed data of the guest name the
 * release where the plain name does not. Null: the name says no release, or the day is not known here.
 */
export function lastDayOfSupport(os: string, guestDetailedData: string | null): string | null {
  const pretty = PRETTY_NAME.exec(guestDetailedData ?? '')?.[1] ?? ''
  return lastDayOf(pretty) ?? lastDayOf(os)
}

/** Estates name few systems, many times. */
const KNOWN = new Map<string, string | null>()
const MOST_KNOWN = 5000

function lastDayOf(name: string): string | null {
  const known = KNOWN.get(name)
  if (known !== undefined) return known
  const lower = name.toLowerCase()
  const lastDay = LAST_DAYS.find(([pattern]) => pattern.test(lower))?.[1] ?? null
  if (KNOWN.size < MOST_KNOWN) KNOWN.set(name, lastDay)
  return lastDay
}
