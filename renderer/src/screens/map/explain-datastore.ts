import type { Host } from '#renderer/api/host.ts'
import type { Outcome } from '#shared/contract/api-types.ts'
import type { StorageRow } from '#shared/contract/mapping-rows.ts'

/** A datastore's row with what explains it, which the map itself is asked without. */
export async function explainDatastore(host: Host, datastore: string, scope: string, signal: AbortSignal): Promise<Outcome<StorageRow | null>> {
  const outcome = await host.invoke('mapping.storage', { scope, datastore }, { signal })
  return outcome.ok ? { ok: true, value: outcome.value.rows[0] ?? null } : outcome
}
