import type { Source } from '#shared/domain/estate/source.ts'
import type { SourceIdentity, SourceIndex } from './joins/source-index.ts'
import type { ServerFacts } from './scan/scan-v-info.ts'
import type { ExportFacts } from './sheets/v-meta-data.ts'
import type { SourceFacts } from './sheets/v-source.ts'

/** Everything that the file says of each vCenter: vSource first, then the columns that vInfo repeats on every row. */
export function sourceRows(
  sources: SourceIndex,
  fromVSource: readonly SourceFacts[],
  fromVInfo: readonly ServerFacts[],
  exports: readonly ExportFacts[],
): Source[] {
  return sources.sources.map((source) => {
    const isOf = (facts: { sourceUuid: string | null; server: string | null }): boolean =>
      sources.resolve(facts.sourceUuid, facts.server)?.id === source.id
    const stated = fromVSource.find(isOf)
    const repeated = fromVInfo.find((facts) => isOf(facts) && facts.fullName !== null)
    const fullName = stated?.fullName ?? repeated?.fullName ?? null
    return {
      id: source.id,
      kind: 'vsphere',
      name: source.name,
      instanceUuid: source.instanceUuid,
      version: stated?.version ?? versionIn(fullName),
      apiVersion: stated?.apiVersion ?? repeated?.apiVersion ?? null,
      fullName,
      exportedAt: exportOf(source, exports)?.exportedAt ?? null,
    }
  })
}

/** The export of the vCenter's server; the only one when there is one. */
export function exportOf(source: SourceIdentity, exports: readonly ExportFacts[]): ExportFacts | undefined {
  const named = exports.find(({ server }) => server !== null && server.toLowerCase() === source.name.toLowerCase())
  return named ?? (exports.length === 1 ? exports[0] : undefined)
}

/** "VMware vCenter Server 8.0.3 build-25092719" */
function versionIn(fullName: string | null): string | null {
  return fullName === null ? null : (/\b\d+(?:\.\d+)+\b/.exec(fullName)?.[0] ?? null)
}
