import { fieldValue, fieldValues, isRecord } from '#shared/engine/check/field-values.ts'
import { isIpv4Address, isIpv6Address } from './ip-address.ts'
import { type StateProblem, stateProblem } from './state-problem.ts'

const PREFIX_MAX = { ipv4: 32, ipv6: 128 } as const
const IS_ADDRESS = { ipv4: isIpv4Address, ipv6: isIpv6Address } as const

/** What an interface says of its IPv4 and IPv6 addresses. */
export function judgeAddresses(raw: Readonly<Record<string, unknown>>, at: string): readonly StateProblem[] {
  return (['ipv4', 'ipv6'] as const).flatMap((family): readonly StateProblem[] => {
    const section = raw[family]
    if (section === undefined) return []
    const place = `${at}.${family}`
    if (!isRecord(section)) return [stateProblem(place, 'is no object.', 'Write enabled, dhcp or address below it.')]
    const addresses = fieldValues(section, 'address[]')
    const problems: StateProblem[] = []
    if (typeof section.enabled !== 'boolean') problems.push(stateProblem(`${place}.enabled`, section.enabled === undefined ? 'is missing.' : 'is neither true nor false.', 'Say whether the interface has addresses of this family.'))
    if (section.enabled === false && addresses.length > 0) problems.push(stateProblem(`${place}.address`, 'is given while the family is off.', 'Enable the family, or take the addresses out.'))
    if (section.enabled === true && section.dhcp === true && addresses.length > 0) problems.push(stateProblem(`${place}.address`, 'is given beside DHCP.', 'Keep one of the two.'))
    return [...problems, ...addresses.flatMap(({ at: where, value }) => judgeAddress(value, `${place}.${where}`, family))]
  })
}

function judgeAddress(address: unknown, at: string, family: 'ipv4' | 'ipv6'): readonly StateProblem[] {
  const ip = fieldValue(address, 'ip')
  const prefix = fieldValue(address, 'prefix-length')
  const problems: StateProblem[] = []
  if (typeof ip !== 'string' || !(IS_ADDRESS[family](ip) || ip.includes('{{'))) problems.push(stateProblem(`${at}.ip`, `is ${JSON.stringify(ip ?? null)}, which is no ${family === 'ipv4' ? 'IPv4' : 'IPv6'} address.`, 'Write the address without its prefix.'))
  if (!(typeof prefix === 'number' && Number.isInteger(prefix) && prefix >= 0 && prefix <= PREFIX_MAX[family])) problems.push(stateProblem(`${at}.prefix-length`, `is ${JSON.stringify(prefix ?? null)}.`, `It has to be a whole number of at most ${String(PREFIX_MAX[family])}.`))
  return problems
}

/** Static addresses of an interface as text, for a look at duplicates. */
export function staticAddresses(raw: unknown): readonly string[] {
  return ['ipv4', 'ipv6'].flatMap((family) => fieldValues(raw, `${family}.address[].ip`).flatMap(({ value }) => (typeof value === 'string' ? [value] : [])))
}
