import { setImmediate as nextTurn } from 'node:timers/promises'
import { currentDecisions } from '#backend/db/repositories/decision-repository.ts'
import type { PlanCache } from '#backend/plan/plan-cache.ts'
import type { Session } from '#backend/session.ts'
import { freedOnSource } from '#backend/sizing/freed-on-source.ts'
import { type SizingEstate, sizingEstateOf } from '#backend/sizing/sizing-estate.ts'
import { sizeScenario } from '#backend/sizing/size-scenario.ts'
import type { Handlers } from '#shared/contract/api-types.ts'
import type { Api, ApiOutput } from '#shared/contract/api.ts'
import { AppError } from '#shared/contract/app-error.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import { compareNatural } from '#shared/domain/compare.ts'
import { MOST_SCENARIOS, sizingScenarioSchema } from '#shared/domain/sizing/scenario.ts'
import { readScenario } from '#shared/engine/sizing/read-scenario.ts'
import { scenarioVariants } from '#shared/engine/sizing/sensitivity.ts'

/** The name under which the defaults are computed where a project holds no scenario. */
const DEFAULT_NAME = 'Defaults'

/** How many nodes the VMs take, by the scenarios of the project or those that are asked for. */
export function sizingHandlers(session: Session, plans: PlanCache): Pick<Handlers<Api>, 'sizing.scenarios' | 'sizing.compute' | 'sizing.sensitivity' | 'sizing.freed'> {
  return {
    'sizing.scenarios': () => ({
      scenarios: Object.entries(currentDecisions(session.project())['sizing.scenario']).sort(([left], [right]) => compareNatural(left, right)).map(([name, inputs]) => ({ name, inputs })),
      defaults: sizingScenarioSchema.parse({}),
    }),
    'sizing.compute': async ({ scenarios, withVms }, { signal }) => {
      const project = session.project()
      await turn(signal)
      const estate = sizingEstateOf(project, await plans.basis(project))
      const stored = estate.decisions['sizing.scenario']
      const names = Object.keys(stored).sort(compareNatural)
      const wanted: readonly { readonly name: string; readonly inputs?: unknown }[] = scenarios ?? (names.length === 0 ? [{ name: DEFAULT_NAME, inputs: {} }] : names.slice(0, MOST_SCENARIOS).map((name) => ({ name })))
      const results: ApiOutput<'sizing.compute'>['results'] = []
      for (const { name, inputs } of wanted) {
        await turn(signal)
        const result = sizeScenario(project, estate, name, inputsOf(estate, name, inputs))
        results.push(withVms ? result : { ...result, pools: result.pools.map((pool) => ({ ...pool, nodes: pool.nodes.map((node) => ({ ...node, vmIds: [] })) })) })
      }
      return { results, notComputed: scenarios === undefined ? names.slice(MOST_SCENARIOS) : [] }
    },
    'sizing.sensitivity': async ({ name, inputs }, { signal, progress }) => {
      const project = session.project()
      await turn(signal)
      const estate = sizingEstateOf(project, await plans.basis(project))
      const { model, variants } = scenarioVariants(readScenario(inputsOf(estate, name, inputs)).scenario, estate.target)
      const answer: ApiOutput<'sizing.sensitivity'> = { cpuOvercommit: [], nodeMemoryGib: [], model }
      for (const [index, { axis, value, isOwn, scenario }] of variants.entries()) {
        progress({ phase: 'variants', done: index, total: variants.length })
        await turn(signal)
        const { workers, binding, pools } = sizeScenario(project, estate, name, scenario)
        answer[axis === 'cpu-overcommit' ? 'cpuOvercommit' : 'nodeMemoryGib'].push({ value, isOwn, workers: workers.value, binding, withoutPlace: pools.reduce((sum, pool) => sum + pool.withoutPlace.length, 0) })
      }
      return answer
    },
    'sizing.freed': async () => {
      const project = session.project()
      const { estate, decisions } = await plans.basis(project)
      const { windows, ...rest } = freedOnSource(estate, decisions)
      return { ...rest, windows: windows.map((window) => ({ ...window, emptyHosts: [...window.emptyHosts] })) }
    },
  }
}

/** A turn for what else waits, a cancel among it: one packing is short, and many follow each other as somebody drags. */
async function turn(signal: CancelSignal): Promise<void> {
  await nextTurn()
  if (signal.aborted) throw new AppError('cancelled', 'The sizing was cancelled.')
}

function inputsOf({ decisions }: SizingEstate, name: string, inputs: unknown): unknown {
  const stored = decisions['sizing.scenario']
  const own = inputs ?? stored[name]
  if (own !== undefined) return own
  const names = Object.keys(stored).sort(compareNatural)
  throw new AppError('not-found', `The project holds no scenario "${name}": it holds ${names.length === 0 ? 'none' : names.join(', ')}.`)
}
