import { currentDecisions } from '#backend/db/repositories/decision-repository.ts'
import type { PlanCache } from '#backend/plan/plan-cache.ts'
import type { Session } from '#backend/session.ts'
import { sizingEstateOf } from '#backend/sizing/sizing-estate.ts'
import { sizeScenario } from '#backend/sizing/size-scenario.ts'
import type { Handlers } from '#shared/contract/api-types.ts'
import type { Api } from '#shared/contract/api.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { compareNatural } from '#shared/domain/compare.ts'
import { MOST_SCENARIOS, sizingScenarioSchema } from '#shared/domain/sizing/scenario.ts'

/** The name under which the defaults are computed where a project holds no scenario. */
const DEFAULT_NAME = 'Defaults'

/** How many nodes the VMs take, by the scenarios of the project or those that are asked for. */
export function sizingHandlers(session: Session, plans: PlanCache): Pick<Handlers<Api>, 'sizing.scenarios' | 'sizing.compute'> {
  return {
    'sizing.scenarios': () => ({
      scenarios: Object.entries(currentDecisions(session.project())['sizing.scenario']).sort(([left], [right]) => compareNatural(left, right)).map(([name, inputs]) => ({ name, inputs })),
      defaults: sizingScenarioSchema.parse({}),
    }),
    'sizing.compute': async ({ scenarios, withVms }) => {
      const project = session.project()
      const estate = sizingEstateOf(project, await plans.basis(project))
      const stored = estate.decisions['sizing.scenario']
      const names = Object.keys(stored).sort(compareNatural)
      const wanted: readonly { readonly name: string; readonly inputs?: unknown }[] = scenarios ?? (names.length === 0 ? [{ name: DEFAULT_NAME, inputs: {} }] : names.slice(0, MOST_SCENARIOS).map((name) => ({ name })))
      const results = wanted.map(({ name, inputs }) => {
        const own = inputs ?? stored[name]
        if (own === undefined) throw new AppError('not-found', `The project holds no scenario "${name}": it holds ${names.length === 0 ? 'none' : names.join(', ')}.`)
        const result = sizeScenario(project, estate, name, own)
        return withVms ? result : { ...result, pools: result.pools.map((pool) => ({ ...pool, nodes: pool.nodes.map((node) => ({ ...node, vmIds: [] })) })) }
      })
      return { results, notComputed: scenarios === undefined ? names.slice(MOST_SCENARIOS) : [] }
    },
  }
}
