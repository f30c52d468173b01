import { decisionsOfKind } from '#backend/db/repositories/vm-decision-repository.ts'
import { createKeptAnswers } from '#backend/plan/kept-answers.ts'
import type { PlanBasis, PlanCache } from '#backend/plan/plan-cache.ts'
import type { Session } from '#backend/session.ts'
import { freedOnSource } from '#backend/sizing/freed-on-source.ts'
import { type KeptSizing, questionOf, storedScenarios, turn } from '#backend/sizing/kept-sizing.ts'
import { sizingEstateOf } from '#backend/sizing/sizing-estate.ts'
import { sizeScenario } from '#backend/sizing/size-scenario.ts'
import { shareWork, type SharedWork } from '#backend/turns/share-work.ts'
import type { HandlerContext, Handlers } from '#shared/contract/api-types.ts'
import type { Api, ApiOutput } from '#shared/contract/api.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { compareNatural } from '#shared/domain/compare.ts'
import { MOST_SCENARIOS, sizingScenarioSchema } from '#shared/domain/sizing/scenario.ts'
import type { SizingResult } from '#shared/domain/sizing/sizing-result.ts'
import { readScenario } from '#shared/engine/sizing/read-scenario.ts'
import { scenarioVariants } from '#shared/engine/sizing/sensitivity.ts'

/** So many answers to inputs that are tried out are kept: somebody goes to another screen and back, or back by one change. */
const MOST_ANSWERS = 4

/** How many nodes the VMs take, by the scenarios of the project or those that are asked for. */
export function sizingHandlers(session: Session, plans: PlanCache, kept: KeptSizing): Pick<Handlers<Api>, 'sizing.scenarios' | 'sizing.compute' | 'sizing.sensitivity' | 'sizing.freed'> {
  const sensitivities = createKeptAnswers<SharedWork<ApiOutput<'sizing.sensitivity'>, VariantProgress>>(MOST_ANSWERS)
  return {
    'sizing.scenarios': () => ({
      scenarios: [...decisionsOfKind(session.project(), 'sizing.scenario')].sort(([left], [right]) => compareNatural(left, right)).map(([name, inputs]) => ({ name, inputs })),
      defaults: sizingScenarioSchema.parse({}),
    }),
    'sizing.compute': async ({ scenarios, withVms }, { signal }) => {
      const project = session.project()
      await turn(signal)
      const basis = await plans.basis(project)
      const stored = Object.keys(basis.decisions['sizing.scenario']).sort(compareNatural)
      const results = scenarios === undefined ? await kept.stored(project, basis, signal) : await kept.wanted(project, basis, scenarios.map(({ name, inputs }) => ({ name, inputs: inputsOf(basis, name, inputs) })), signal)
      return { results: results.map((result) => (withVms ? result : withoutVms(result))), notComputed: scenarios === undefined ? stored.slice(MOST_SCENARIOS) : [] }
    },
    'sizing.sensitivity': async ({ name, inputs }, { signal, progress }) => {
      const project = session.project()
      await turn(signal)
      const basis = await plans.basis(project)
      const [first] = storedScenarios(basis)
      const wanted = name === undefined ? { name: first.name, inputs: inputs ?? first.inputs } : { name, inputs: inputsOf(basis, name, inputs) }
      const shared = await sensitivities.ask(basis, questionOf(wanted), () => shareWork<ApiOutput<'sizing.sensitivity'>, VariantProgress>(async (all, tell) => {
        const estate = sizingEstateOf(project, basis)
        const { model, variants } = scenarioVariants(readScenario(wanted.inputs).scenario, estate.target)
        const answer: ApiOutput<'sizing.sensitivity'> = { cpuOvercommit: [], nodeMemoryGib: [], model }
        for (const [index, { axis, value, isOwn, scenario }] of variants.entries()) {
          tell({ phase: 'variants', done: index, total: variants.length })
          await turn(all)
          const { workers, binding, pools } = await sizeScenario(project, estate, { name: wanted.name, inputs: scenario, signal: all })
          answer[axis === 'cpu-overcommit' ? 'cpuOvercommit' : 'nodeMemoryGib'].push({ value, isOwn, workers: workers.value, binding, withoutPlace: pools.reduce((sum, pool) => sum + pool.withoutPlace.length, 0) })
        }
        return answer
      }, 'The sizing was cancelled.'))
      return shared.join(signal, progress)
    },
    'sizing.freed': async () => {
      const project = session.project()
      const { estate, decisions, memo } = await plans.basis(project)
      const { windows, ...rest } = memo.part(freedOnSource, estate, decisions)
      return { ...rest, windows: windows.map((window) => ({ ...window, emptyHosts: [...window.emptyHosts] })) }
    },
  }
}

type VariantProgress = Parameters<HandlerContext<Api['sizing.sensitivity']>['progress']>[0]

function withoutVms(result: SizingResult): SizingResult {
  return { ...result, pools: result.pools.map((pool) => ({ ...pool, nodes: pool.nodes.map((node) => ({ ...node, vmIds: [] })) })) }
}

function inputsOf({ decisions }: PlanBasis, name: string, inputs: unknown): unknown {
  const stored = decisions['sizing.scenario']
  const own = inputs ?? stored[name]
  if (own !== undefined) return own
  const names = Object.keys(stored).sort(compareNatural)
  throw new AppError('not-found', `The project holds no scenario "${name}": it holds ${names.length === 0 ? 'none' : names.join(', ')}.`)
}
