import type { FirewallService } from '#shared/domain/side/firewall.ts'
import type { AllowedTraffic } from '#shared/domain/plan/network-security.ts'

export type PolicyPort = AllowedTraffic['ports'][number]

export interface ResolvedServices {
  readonly isAny: boolean
  readonly ports: readonly PolicyPort[]
  /** What no policy can say: "ICMPv4 8", a name that the export does not list. */
  readonly unresolved: readonly string[]
}

const MOST_PORTS = 65_535

/** Finds the protocols and ports of the services that a rule names. An entry in a rule itself stands for itself. */
export function createServiceResolver(services: readonly FirewallService[]): (names: readonly string[]) => ResolvedServices {
  const byKey = new Map<string, string[]>()
  for (const { path, name, entries } of services) for (const key of new Set([path, name])) if (key !== null) byKey.set(key, [...(byKey.get(key) ?? []), ...entries])
  return (names) => {
    if (names.includes('ANY')) return { isAny: true, ports: [], unresolved: [] }
    const ports: PolicyPort[] = []
    const unresolved: string[] = []
    for (const name of names) gather(name, new Set())
    return { isAny: false, ports, unresolved: [...new Set(unresolved)] }

    function gather(name: string, above: ReadonlySet<string>): void {
      const entries = byKey.get(name)
      if (entries === undefined || above.has(name)) {
        const own = readEntry(name)
        if (own === null) unresolved.push(name)
        else ports.push(...own)
        return
      }
      if (entries.length === 0) unresolved.push(name)
      for (const entry of entries) gather(entry, new Set([...above, name]))
    }
  }
}

/** "TCP 443,8000-8010" as ports; null for what is no port of TCP, UDP or SCTP, or names ports of the sender. */
export function readEntry(entry: string): readonly PolicyPort[] | null {
  const [, protocol, text] = /^(TCP|UDP|SCTP)(?:\s+([\d,\s-]+))?$/i.exec(entry.trim()) ?? []
  if (protocol === undefined) return null
  const known = protocol.toUpperCase() as PolicyPort['protocol'] // as matched
  if (text === undefined) return [{ protocol: known, port: null, endPort: null }]
  const ports = text.split(',').map((part): PolicyPort | null => {
    const [, from, to] = /^\s*(\d{1,5})(?:\s*-\s*(\d{1,5}))?\s*$/.exec(part) ?? []
    const [port, endPort] = [Number(from), to === undefined ? null : Number(to)]
    if (from === undefined || port < 1 || (endPort ?? port) > MOST_PORTS || (endPort ?? port) < port) return null
    return { protocol: known, port, endPort: endPort === port ? null : endPort }
  })
  return ports.includes(null) ? null : ports.filter((port) => port !== null)
}
