import type { ProjectFile } from '#backend/db/project-file.ts'
import type { Identity } from './match-objects.ts'

/** The kinds of objects whose ids are compared from snapshot to snapshot. */
export const IDENTIFIED_TABLES = ['vm', 'host', 'cluster', 'datastore', 'port_group'] as const
export type IdentifiedTable = (typeof IDENTIFIED_TABLES)[number]

/**
 * What each kind is known by besides its id, from the surest on (docs/data-model.md, "Identity"). A VM's UUIDs come before
 * its place and name; the other kinds are known by what a person would know them by.
 */
const KEYS: Readonly<Record<IdentifiedTable, readonly string[]>> = {
  vm: ['lower(instance_uuid)', 'lower(smbios_uuid)', "coalesce(datacenter_name, '') || '/' || name"],
  host: ['lower(uuid)', "coalesce(datacenter_name, '') || '/' || lower(name)"],
  cluster: ['name'],
  datastore: ['url', 'name'],
  port_group: ["kind || '/' || coalesce(datacenter_name, '') || '/' || coalesce(switch_name, '') || '/' || name"],
}

type IdentityRow = [number, string, string, ...(string | null)[]]

/** All objects of a kind in one snapshot. */
export function readIdentities({ database }: ProjectFile, table: IdentifiedTable, snapshot: number): Identity[] {
  const rows = database.prepare(`${selectOf(table)} ORDER BY pk`).raw().all(snapshot) as IdentityRow[] // as selected
  return rows.map(identityOf)
}

/** One of them by its id; null where the snapshot has none of that id. */
export function readIdentity({ database }: ProjectFile, table: IdentifiedTable, snapshot: number, id: string): Identity | null {
  const row = database.prepare(`${selectOf(table)} AND id = ?`).raw().get(snapshot, id) as IdentityRow | undefined // as selected
  return row === undefined ? null : identityOf(row)
}

function selectOf(table: IdentifiedTable): string {
  return `SELECT pk, id, name, ${KEYS[table].join(', ')} FROM ${table} WHERE snapshot_pk = ?`
}

function identityOf([pk, id, name, ...keys]: IdentityRow): Identity {
  return { pk, id, name, keys }
}
