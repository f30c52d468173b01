import { z } from 'zod'
import type { AddressForm, AddressQuery } from '#renderer/components/address/use-address-state.ts'
import { COMPUTE_COLUMNS, COMPUTE_FACETS, type ComputeColumn, type ComputeFacet } from '#shared/contract/compute-rows.ts'

export type ComputeFilters = Partial<Record<ComputeFacet, string>>

/** By what the VMs of the map are narrowed and in which order they stand. */
export interface ComputeView {
  readonly search: string
  readonly filters: ComputeFilters
  readonly sort: { readonly column: ComputeColumn; readonly isDescending: boolean } | null
}

const filtersSchema = z.partialRecord(z.enum(COMPUTE_FACETS), z.string())

/** `search` as it is, `facets` as JSON from facet to value, `sort=-vcpus` with a dash before what goes down. */
export const COMPUTE_ADDRESS = { keys: () => ['search', 'facets', 'sort'], read: readComputeAddress, write: writeComputeAddress } as const satisfies AddressForm<ComputeView>

function readComputeAddress(query: AddressQuery): ComputeView {
  const sort = textOf(query['sort'])
  const column = COMPUTE_COLUMNS.find((name) => name === sort.replace(/^-/, ''))
  return { search: textOf(query['search']), filters: readFilters(textOf(query['facets'])), sort: column === undefined ? null : { column, isDescending: sort.startsWith('-') } }
}

function writeComputeAddress({ search, filters, sort }: ComputeView): Record<string, string> {
  return {
    ...(search === '' ? {} : { search }),
    ...(Object.keys(filters).length === 0 ? {} : { facets: JSON.stringify(filters) }),
    ...(sort === null ? {} : { sort: `${sort.isDescending ? '-' : ''}${sort.column}` }),
  }
}

function readFilters(text: string): ComputeFilters {
  try {
    return filtersSchema.parse(JSON.parse(text || '{}'))
  } catch {
    // Cut off or written by hand: as good as absent.
    return {}
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
