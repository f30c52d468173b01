import type { z } from 'zod'
import type { Api } from '#shared/contract/api.ts'
import { CUTOVER_PAGE_ROWS, MAP_PAGE_ROWS } from '#shared/contract/page-rows.ts'
import type { AskedCall } from './kept-outcomes.ts'

/** An object of each kind that a screen asks about by itself; null where the project has none. */
export interface ShownObjects {
  readonly vm: string | null
  readonly host: string | null
  /** What Size shows first, as its own question names it. */
  readonly scenario: { readonly name: string; readonly inputs: unknown } | null
}

/**
 * What the screens ask of a whole project, in the order of the way through, beginning with the overview, which is what most people open. A screen that asks
 * otherwise finds at least what its answer is worked out from: so does the page of another VM, or of another host.
 */
export function screenCalls({ vm, host, scenario }: ShownObjects): readonly AskedCall[] {
  return [
    call('assess.summary', { scope: '' }),
    call('mapping.summary', { scope: '' }),
    call('sizing.compute', {}),
    call('waves.summary', {}),
    call('plan.progress', { withSizing: true }),
    call('mapping.storage', { scope: '', explained: false }),
    call('mapping.networks', { scope: '' }),
    call('networks.analyse', {}),
    call('nics.layOut', {}),
    call('networks.hosts', {}),
    ...(host === null ? [] : [call('networks.host', { hostId: host })]),
    call('mapping.compute', { scope: '', filters: [], offset: 0, limit: MAP_PAGE_ROWS }),
    call('mapping.scheduling', { scope: '' }),
    call('mapping.placement', {}),
    call('mapping.placement-vms', { scope: '', show: 'all', offset: 0, limit: MAP_PAGE_ROWS }),
    call('mapping.namespaces', { scope: '' }),
    ...(vm === null ? [] : mapsOfVm(vm)),
    ...(scenario === null ? [] : [call('sizing.compute', { scenarios: [scenario] })]),
    call('sizing.freed', {}),
    call('waves.capacity', {}),
    call('waves.calibrate', {}),
    call('cutover.sheet', { search: '', offset: 0, limit: CUTOVER_PAGE_ROWS }),
    call('cutover.sheet', { limit: 0 }),
    ...(vm === null ? [] : [call('bundle.vm', { id: vm })]),
    call('bundle.preview', {}),
    call('bundle.tree', {}),
    call('waves.ties', {}),
    call('waves.show', {}),
    // A view of the sizing that takes longest of all: fifteen packings.
    call('sizing.sensitivity', {}),
  ]
}

function mapsOfVm(vm: string): readonly AskedCall[] {
  return [call('mapping.compute', { vm, limit: 1 }), call('mapping.placement-vms', { vm, limit: 1 }), call('mapping.storage', { vm }), call('mapping.networks', { vm })]
}

function call<Name extends keyof Api>(name: Name, input: z.input<Api[Name]['input']>): AskedCall {
  return { name, input }
}
