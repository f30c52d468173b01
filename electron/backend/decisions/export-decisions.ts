import type { ProjectFile } from '#backend/db/project-file.ts'
import { currentDecisions } from '#backend/db/repositories/decision-repository.ts'
import { namesOfSubjects } from '#backend/db/repositories/decision-steps.ts'
import { projectTarget } from '#backend/plan/project-target.ts'
import { listPresets } from '#backend/targets/load-target.ts'
import type { ApiOutput } from '#shared/contract/api.ts'
import { KINDS_NOT_IN_FILE } from '#shared/domain/decisions/file-fields.ts'
import { WAVES_SUBJECT } from '#shared/engine/waves/placed-windows.ts'
import type { Decisions } from '#shared/domain/decisions/decision.ts'
import { formatDecisionsFile } from './format-decisions-file.ts'

/** The decisions and the target in force of a project as a decisions file. */
export async function exportDecisions(project: ProjectFile): Promise<ApiOutput<'decisions.export'>> {
  const [target, presets] = [await projectTarget(project), await listPresets()]
  const decisions = currentDecisions(project)
  const names = namesOfSubjects(project, idsOf(decisions))
  const { text, leftOut } = formatDecisionsFile({ decisions, target, presets, nameOf: (id) => names.get(id) })
  return { text, leftOut: [...leftOut] }
}

/** What the file names: the subjects of its decisions, and the VMs in what is stated of waves. */
function idsOf(decisions: Decisions): string[] {
  const { groups, dates } = decisions['waves.settings'][WAVES_SUBJECT] ?? { groups: null, dates: [] }
  return [...new Set([
    ...Object.entries(decisions).filter(([kind]) => !Object.hasOwn(KINDS_NOT_IN_FILE, kind)).flatMap(([, values]) => Object.keys(values)),
    ...Object.values(decisions['waves.schedule'][WAVES_SUBJECT]?.windows ?? {}).flat(),
    ...[...(groups?.links ?? []), ...(groups?.apart ?? []), ...dates].flatMap(({ vms }) => vms),
    ...(groups?.dependencies ?? []).flatMap(({ vm, after }) => [vm, ...after]),
  ])]
}
