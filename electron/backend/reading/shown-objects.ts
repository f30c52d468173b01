import type { ProjectFile } from '#backend/db/project-file.ts'
import { decisionsOfKind } from '#backend/db/repositories/vm-decision-repository.ts'
import { DEFAULT_SCENARIO_NAME } from '#shared/contract/sizing-api.ts'
import { compareNatural } from '#shared/domain/compare.ts'
import { sizingScenarioSchema } from '#shared/domain/sizing/scenario.ts'
import type { ShownObjects } from './screen-calls.ts'

const CURRENT = 'snapshot_pk IN (SELECT pk FROM current_snapshot)'

/**
 * A VM and a host whose pages stand for those of all others when their answers are worked out ahead, and the scenario that Size shows first. None of a
 * project that is closed or cannot be read: whoever asks next meets what is wrong.
 */
export function shownObjects(project: ProjectFile | null): ShownObjects {
  if (project?.database.open !== true) return NONE
  try {
    const first = (table: string, condition = ''): string | null => (project.database.prepare(`SELECT id FROM ${table} WHERE ${CURRENT} ${condition} ORDER BY pk LIMIT 1`).pluck().get() as string | undefined) ?? null // one text column
    const [[name, inputs] = [DEFAULT_SCENARIO_NAME, {}]] = [...decisionsOfKind(project, 'sizing.scenario')].sort(([left], [right]) => compareNatural(left, right))
    // A template takes no part, so that its page asks for little. Inputs as `sizing.scenarios` answers them.
    return { vm: first('vm', 'AND is_template IS NOT 1'), host: first('host'), scenario: { name, inputs: sizingScenarioSchema.parse(inputs) } }
  } catch {
    return NONE
  }
}

const NONE: ShownObjects = { vm: null, host: null, scenario: null }
