/** A call as a page makes it. */
export type Call = readonly [name: string, input: Readonly<Record<string, unknown>>]

/** A thing that a person does, and what pages ask for then. */
export interface Step {
  readonly calls: readonly Call[]
  /** Asked a moment after a screen has come to rest: the counts of the navigation. */
  readonly afterwards: readonly Call[]
  /** How long somebody looks at it, as a multiple of what a list is looked at. */
  readonly looks: number
}

const PAGE_ROWS = 100
const LAST_PAGE = 9_000
/** The columns that the list shows unless somebody chooses others (renderer/src/screens/inventory/columns.ts). */
const VM_COLUMNS = ['id', 'name', 'source', 'powerState', 'vcpus', 'memoryMib', 'disksMib', 'cluster', 'guestOs', 'included', 'excludedBecause', 'application', 'owner', 'environment', 'criticality', 'moveGroup', 'wave', 'host', 'datacenter', 'tools']
const NAVIGATION: readonly Call[] = [['plan.progress', {}]]
const MAPS: readonly Call[] = [['mapping.storage', {}], ['mapping.networks', {}], ['mapping.compute', { limit: PAGE_ROWS }]]
/** A page is read for longer than a list is looked over. */
const READ = 4

const list = (input: Readonly<Record<string, unknown>>): Call => ['inventory.query', { kind: 'vms', offset: 0, limit: PAGE_ROWS, columns: VM_COLUMNS, ...input }]

/** What each step asks, from the page's own calls; `vm` is the one that somebody looks at, `turn` makes one step of a kind differ from the next. */
const STEPS = {
  scroll: (_, turn) => ({ calls: [list({ offset: (turn * PAGE_ROWS) % LAST_PAGE, sort: [{ column: 'name', isDescending: turn % 2 === 0 }] })], afterwards: [], looks: 1 }),
  search: (_, turn) => ({ calls: [list({ search: ['erp', 'web', 'db', 'prod'][turn % 4] }), list({ where: `vcpus > ${String(turn % 8)}`, facets: ['cluster'] })], afterwards: [], looks: 1 }),
  type: (_, turn) => ({ calls: [['inventory.complete', { kind: 'vms', where: 'clu', at: 3 }], list({ where: `memoryMib > ${String(1024 * (turn % 16))}` })], afterwards: [], looks: 1 }),
  group: () => ({ calls: [['inventory.group', { kind: 'vms', by: 'cluster', sums: ['vcpus', 'memoryMib'] }]], afterwards: [], looks: 1 }),
  others: (_, turn) => ({ calls: [['inventory.query', { kind: ['hosts', 'clusters', 'datastores', 'networks'][turn % 4], offset: 0, limit: PAGE_ROWS }]], afterwards: NAVIGATION, looks: 1 }),
  vm: (vm) => ({
    calls: [
      ['inventory.vm', { id: vm }],
      ['mapping.compute', { vm, limit: 1 }],
      ['mapping.storage', { vm }],
      ['mapping.networks', { vm }],
      ['mapping.placement-vms', { vm, limit: 1 }],
      ['notes.list', { object: 'vm', subject: vm }],
    ],
    afterwards: NAVIGATION,
    looks: READ,
  }),
  /** Of an estate of this size the page asks for them only where somebody wants them. */
  vmPlan: (vm) => ({ calls: [['bundle.vm', { id: vm }], ['assess.vm', { id: vm }]], afterwards: [], looks: READ }),
  history: () => ({ calls: [['decisions.steps', { limit: 50 }], ['bundle.changes', {}]], afterwards: NAVIGATION, looks: READ }),
  assess: () => ({ calls: [['assess.summary', {}]], afterwards: NAVIGATION, looks: READ }),
  map: (_, turn) => ({ calls: MAPS.filter((_map, index) => index === turn % MAPS.length), afterwards: NAVIGATION, looks: READ }),
  overview: () => ({ calls: [['assess.summary', {}], ['mapping.summary', {}], ['sizing.compute', { withVms: false }], ['plan.progress', { withSizing: true }]], afterwards: [], looks: READ }),
} as const satisfies Record<string, (vm: string, turn: number) => Step>

/**
 * How often each is done, of a hundred steps: people look for VMs in lists, open some of them, and go to a map, the assessment or the
 * overview now and then.
 */
const OFTEN: Readonly<Record<keyof typeof STEPS, number>> = { scroll: 36, search: 14, type: 8, group: 3, others: 7, vm: 20, vmPlan: 2, history: 3, assess: 2, map: 4, overview: 1 }

const NAMES = Object.keys(STEPS) as (keyof typeof STEPS)[] // of a literal
/** A hundred steps, each kind spread over them as often as it is done. */
const ROUND: readonly (keyof typeof STEPS)[] = NAMES.flatMap((name) => Array.from({ length: OFTEN[name] }, (_, index) => ({ name, at: (index + 0.5) / OFTEN[name] })))
  .sort((left, right) => left.at - right.at)
  .map(({ name }) => name)

/** The step at a place of the round, which begins anew after a hundred. */
export function stepAt(place: number, vm: string): Step {
  const make = STEPS[ROUND[place % ROUND.length] ?? 'scroll'] as (vm: string, turn: number) => Step // each takes no more than these
  return make(vm, place)
}

/** What a page asks anew after a decision, besides what its screen shows. */
export const AFTER_A_DECISION: readonly Call[] = [['project.info', {}], ['decisions.state', {}], ['inventory.scopes', {}]]

/** Each kind of call once. */
export function everyCall(vm: string): readonly Call[] {
  return [...NAMES.flatMap((name) => (STEPS[name] as (vm: string, turn: number) => Step)(vm, 0).calls), ...[1, 2].flatMap((turn) => STEPS.map(vm, turn).calls), ...NAVIGATION, ...AFTER_A_DECISION]
}
