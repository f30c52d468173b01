/** A vCenter as rows name it. */
export interface SourceIdentity {
  readonly id: string
  readonly name: string
  readonly instanceUuid: string | null
}

/** Which vCenter a row belongs to. */
export interface SourceIndex {
  readonly sources: readonly SourceIdentity[]
  /** Null: the row names no vCenter and the file has several, or one that the file's main sheets do not have. */
  resolve(uuid: string | null, server: string | null): SourceIdentity | null
}

/** The pairs of VI SDK UUID and VI SDK Server that occur in a file. */
export interface SourceNames {
  add(uuid: string | null, server: string | null): void
  /** UUID in lower case to server. */
  readonly serverByUuid: ReadonlyMap<string, string | null>
  /** Servers of rows without UUID, by lower case. */
  readonly servers: ReadonlyMap<string, string>
}

export function createSourceNames(): SourceNames {
  const serverByUuid = new Map<string, string | null>()
  const servers = new Map<string, string>()
  let last: { uuid: string | null; server: string | null } | null = null
  return {
    serverByUuid,
    servers,
    add(uuid, server) {
      if (last !== null && last.uuid === uuid && last.server === server) return
      last = { uuid, server }
      if (uuid !== null) {
        const key = uuid.toLowerCase()
        serverByUuid.set(key, serverByUuid.get(key) ?? server)
      } else if (server !== null) {
        const key = server.toLowerCase()
        if (!servers.has(key)) servers.set(key, server)
      }
    },
  }
}

/**
 * Settles the vCenters of a file. A row without UUID belongs to the vCenter of its server name, or to the only one;
 * a file without any UUID gets `name:` and the server's name, or, without that too, the file's.
 */
export function createSourceIndex(names: SourceNames, fallbackName: string): SourceIndex {
  const byId = new Map<string, SourceIdentity>()
  const byServer = new Map<string, SourceIdentity | null>()
  for (const [uuid, server] of names.serverByUuid) {
    const source = { id: uuid, name: server ?? uuid, instanceUuid: uuid }
    byId.set(source.id, source)
    if (server !== null) byServer.set(server.toLowerCase(), byServer.has(server.toLowerCase()) ? null : source)
  }
  for (const [key, server] of names.servers) {
    if (byServer.has(key)) continue
    const source = { id: `name:${key}`, name: server, instanceUuid: null }
    byId.set(source.id, source)
    byServer.set(key, source)
  }
  if (byId.size === 0) {
    const source = { id: `name:${fallbackName}`, name: fallbackName, instanceUuid: null }
    byId.set(source.id, source)
  }
  const sources = [...byId.values()]
  const only = sources.length === 1 ? (sources[0] ?? null) : null
  let last: { uuid: string | null; server: string | null; source: SourceIdentity | null } | null = null
  return {
    sources,
    resolve(uuid, server) {
      if (last !== null && last.uuid === uuid && last.server === server) return last.source
      last = { uuid, server, source: find(uuid, server) }
      return last.source
    },
  }

  function find(uuid: string | null, server: string | null): SourceIdentity | null {
    if (uuid !== null) {
      const known = byId.get(uuid.toLowerCase())
      // A file whose main sheets bear no UUID still has only one vCenter when its server is the same.
      return known ?? (only?.instanceUuid === null ? only : null)
    }
    if (server !== null) {
      const named = byServer.get(server.toLowerCase())
      if (named !== undefined) return named
    }
    return only
  }
}
