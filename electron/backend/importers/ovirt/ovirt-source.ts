import { AppError } from '#shared/contract/app-error.ts'
import type { Source } from '#shared/domain/estate/source.ts'
import { textOf } from './documents/ovirt-element.ts'
import type { OvirtInventory } from './documents/ovirt-inventory.ts'
import { timestampOf } from './rows/timestamp.ts'

/** What an engine is known by where its own first page is not among the documents. */
export interface SourceFallback {
  /** The engine's address, or the name of the folder or file that was handed in. */
  readonly name: string
  /** Whether the name is an address, under which MTV can reach the engine. */
  readonly isAddress: boolean
}

/**
 * The engine behind an inventory. Its identity is the instance id of the API's first page (`/ovirt-engine/api`,
 * `product_info`), which only newer engines state; without it the address or the name of what was handed in.
 */
export function sourceOf({ api }: OvirtInventory, fallback: SourceFallback): Source {
  const instanceId = textOf(api, 'product_info', 'instance_id')?.toLowerCase() ?? null
  const version = textOf(api, 'product_info', 'version', 'full_version')
  return {
    id: instanceId ?? `name:${fallback.name}`,
    kind: 'ovirt',
    // A file's name is no address: in words that cannot be mistaken for one.
    name: fallback.isAddress ? fallback.name : `engine of ${fallback.name}`,
    instanceUuid: instanceId,
    version: version === null ? numericVersionOf(api) : (/^\d+(?:\.\d+)*/.exec(version)?.[0] ?? version),
    apiVersion: null,
    fullName: textOf(api, 'product_info', 'name'),
    exportedAt: timestampOf(textOf(api, 'time')),
  }
}

function numericVersionOf(api: OvirtInventory['api']): string | null {
  const parts = ['major', 'minor', 'build', 'revision'].map((name) => textOf(api, 'product_info', 'version', name)).filter((part) => part !== null)
  return parts.length < 2 ? null : parts.join('.')
}

/** Documents of several engines cannot be told apart: most of them do not say whose they are. */
export function severalEngines(path: string, engineIds: readonly string[]): AppError {
  return new AppError('unsupported-file', `${path} holds documents of ${engineIds.length} engines (${engineIds.join(', ')}): put those of each into a folder or archive of its own and import them one by one.`, { path, engineIds: [...engineIds] })
}

/** Nothing that is an inventory was among the documents. */
export function noInventory(path: string, problems: readonly string[]): AppError {
  const [first] = problems
  return first === undefined
    ? new AppError('unsupported-file', `${path} holds no documents of an oVirt engine's API: choose the folder, archive or file that does.`, { path })
    : new AppError('unreadable-file', `${path} cannot be read: ${first}${problems.length > 1 ? `, and ${problems.length - 1} more like it` : ''}; export it again.`, { path })
}
