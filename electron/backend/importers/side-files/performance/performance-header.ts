import type { Statistic } from '#shared/domain/side/performance.ts'

export type Metric = 'cpu' | 'memory' | 'iops' | 'throughput' | 'dailyChange'
export type Unit = 'percent' | 'mhz' | 'mib' | 'mbytesPerS' | 'perS'

/** What the header of a performance column says. */
export interface PerformanceHeader {
  readonly metric: Metric
  readonly part: 'total' | 'read' | 'write'
  readonly statistic: Statistic
  /** Null where the header names none. */
  readonly unit: Unit | null
  /** By what a cell is multiplied to be in the unit. */
  readonly factor: number
}

/** Reads a header such as "CPU|Usage 95th Percentile (%)" or "p95 Mem GB"; null where it is none of a figure that is kept. */
export function readPerformanceHeader(header: string): PerformanceHeader | null {
  const isP95 = P95.test(header)
  const rest = header.replace(P95, ' ').replace(/[_|]+/g, ' ')
  const metric = metricOf(rest, isP95)
  if (metric === null || /\bmin(?:imum)?\b/i.test(rest)) return null
  const { unit, factor } = unitOf(rest, metric)
  const isFractionOfTime = metric === 'dailyChange' && /\b(?:hour|hourly|week|weekly|month|monthly|year)\b/i.test(rest)
  if (isFractionOfTime) return null
  return {
    metric,
    part: /\breads?\b/i.test(rest) ? (/\bwrites?\b/i.test(rest) ? 'total' : 'read') : /\bwrites?\b/i.test(rest) ? 'write' : 'total',
    statistic: isP95 ? 'p95' : /\b(?:max(?:imum)?|peak)\b/i.test(rest) ? 'peak' : /\b(?:avg|average|mean)\b/i.test(rest) ? 'average' : 'unstated',
    unit,
    factor,
  }
}

/** "p95", "95th percentile", "95 %ile", "percentile 95"; `95%` in a header is the percentile, not the unit. */
const P95 = /\b(?:p[\s_-]?95|95[\s_-]?(?:th|p)?[\s_-]*(?:percentile|perc|pct|%(?:ile)?)|percentile[\s_(-]*95\)?|95th)(?![\p{L}\d])/iu

/** A column of figures that are settings or something else of the CPU or the memory. */
const NO_USAGE = /\b(?:ready|wait|co-?stop|contention|latency|counts?|cores?|sockets?|reserv\w*|limit\w*|shares?|model|capacity|size|provision\w*|alloc\w*|config\w*|total|entitle\w*|balloon\w*|swap\w*|granted|speed|number|hot|vcpus?|cpus|free|available|overhead)\b/i
const USAGE = /\b(?:usage|used|use|util\w*|demand|load|consum\w*|active|workload)\b|%/i

function metricOf(header: string, isP95: boolean): Metric | null {
  if (/\b(?:net|network|nic)\b/i.test(header)) return null
  if (/\b(?:change|changed|churn)\b/i.test(header) && /\b(?:daily|day|rate|data)\b|%/i.test(header)) return 'dailyChange'
  if (/\blatency\b/i.test(header)) return null
  if (/\biops\b|\bio\/s\b|\bi\/o(?:s)? per second\b|\b(?:commands|operations) per second\b/i.test(header)) return 'iops'
  if (/\b(?:throughput|bandwidth)\b|\b[kmg]i?b(?:yte)?s?\s?(?:\/|per\s?)s(?:ec(?:ond)?)?\b|\b[kmg]b(?:it)?ps\b|\b[kmg]bit\/s/i.test(header)) return 'throughput'
  const isUsed = !NO_USAGE.test(header) && (isP95 || USAGE.test(header))
  if (!isUsed) return null
  if (/\b(?:cpu|processor)\b/i.test(header)) return 'cpu'
  return /\b(?:mem|memory|ram)\b/i.test(header) ? 'memory' : null
}

const KIB_PER_MIB = 1_024
const MHZ_PER_GHZ = 1_000
const BITS_PER_BYTE = 8

interface UnitFactor {
  readonly unit: Unit | null
  readonly factor: number
}

function unitOf(header: string, metric: Metric): UnitFactor {
  if (metric === 'iops') return { unit: 'perS', factor: 1 }
  if (metric === 'throughput') return rateOf(header)
  if (/%|\bpercent\b|\bpct\b/i.test(header)) return { unit: 'percent', factor: 1 }
  if (metric === 'cpu') {
    if (/\bmhz\b/i.test(header)) return { unit: 'mhz', factor: 1 }
    return /\bghz\b/i.test(header) ? { unit: 'mhz', factor: MHZ_PER_GHZ } : { unit: null, factor: 1 }
  }
  const size = /\b([kmgt])i?b\b/i.exec(header)?.[1]?.toLowerCase()
  return size === undefined ? { unit: null, factor: 1 } : { unit: 'mib', factor: sizeFactor(size) }
}

/** A small b is a bit, a large one a byte, as far as the header keeps them apart; without a prefix nothing is known. */
function rateOf(header: string): UnitFactor {
  const found = /(?<![\p{L}])([kmg])(i?)(b|bit|byte|bytes)(?:\s?\/\s?|\s?per\s?|p)s(?:ec(?:ond)?)?(?![\p{L}])/iu.exec(header)
  if (found === null) return { unit: null, factor: 1 }
  const [, prefix = '', , word = ''] = found
  const isBits = word === 'b' || word.toLowerCase() === 'bit'
  const isShouted = header === header.toUpperCase() || header === header.toLowerCase()
  const factor = sizeFactor(prefix.toLowerCase())
  // "mbps" in a header of small letters alone may be either: the figures of disks are bytes in every tool known.
  return { unit: 'mbytesPerS', factor: isBits && (!isShouted || word.toLowerCase() === 'bit') ? factor / BITS_PER_BYTE : factor }
}

function sizeFactor(prefix: string): number {
  switch (prefix) {
    case 'k':
      return 1 / KIB_PER_MIB
    case 'g':
      return KIB_PER_MIB
    case 't':
      return KIB_PER_MIB * KIB_PER_MIB
    default:
      return 1
  }
}
