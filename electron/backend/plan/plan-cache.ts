import { currentDecisions, currentTarget } from '#backend/db/repositories/decision-repository.ts'
import { loadEstate } from '#backend/db/repositories/estate-repository.ts'
import { type ProjectFile, readProject } from '#backend/db/project-file.ts'
import { isSameState, type ProjectState, projectState } from '#backend/db/project-state.ts'
import type { Decisions } from '#shared/domain/decisions/decision.ts'
import type { Estate } from '#shared/domain/estate/estate.ts'
import type { Target } from '#shared/domain/target/target.ts'
import type { ApplicationFacts } from '#shared/domain/side/application.ts'
import { factsOfVms } from '#shared/engine/facts/facts-in-force.ts'
import { createPartMemo, NOTHING_KEPT, type PartMemo } from '#shared/engine/kept/part-memo.ts'
import { shareUnchanged } from '#shared/engine/kept/share-unchanged.ts'
import { defaultTarget } from './project-target.ts'
import { applicationLinksOf, type ImportedFacts, loadImportedFacts, type SideFacts, sideFactsOf } from './side-facts.ts'

/** A project as planning takes it, of one moment. */
export interface PlanBasis {
  readonly estate: Estate
  readonly target: Target
  readonly decisions: Decisions
  /** Application, owner and the like of VMs, by VM id, as they are decided or else as application lists say. */
  readonly facts: ReadonlyMap<string, ApplicationFacts>
  readonly side: SideFacts
  /** How many other VMs share an application or a move group with a VM, by VM id; null where neither a list nor a decision says. */
  readonly applicationLinks: ReadonlyMap<string, number> | null
  /** Keeps what is worked out from these for whoever asks with the same or some of the same. */
  readonly memo: PartMemo
  /** The same for what a plan is made of, which only the plan after a change takes again; for 10,000 VMs it is 60 MiB. */
  readonly parts: PartMemo
}

/** What planning keeps in memory of open projects, and the only place that does. */
export interface PlanCache {
  /** The project as it is now. What did not change since it was asked last is the very same object as then. */
  basis(project: ProjectFile): Promise<PlanBasis>
}

export interface PlanCacheOptions {
  /** Whether plans after changes are to come, which take up most of the plan before. */
  readonly keepsParts?: boolean
}

/**
 * An owned resource: it lives as long as its backend; a closed project takes what is kept of it along. Its keys:
 *
 * - the estate and side files by what other connections have committed, since imports and their undoing write on connections of their own;
 *   with it everything goes that was worked out from it;
 * - decisions and target by their content, kind by kind and value by value, read anew whenever this connection wrote;
 * - all else by the very objects that it was worked out from (PartMemo), so that no key can be forgotten.
 */
export function createPlanCache({ keepsParts = true }: PlanCacheOptions = {}): PlanCache {
  const kept = new WeakMap<ProjectFile, KeptBasis>()
  return {
    basis: async (project) => {
      // A preset is a file to be parsed: only for whoever has chosen no target.
      for (let preset: Target | null = null; ; preset = await defaultTarget()) {
        const known = kept.get(project)
        const fresh = readProject(project, () => read(project, known, preset, keepsParts))
        if (fresh === null) continue
        kept.set(project, fresh)
        return fresh
      }
    },
  }
}

interface KeptBasis extends PlanBasis {
  readonly state: ProjectState
  readonly imported: ImportedFacts
}

/** Null where no target was chosen and there is no preset to take in its place. */
function read(project: ProjectFile, known: KeptBasis | undefined, preset: Target | null, keepsParts: boolean): KeptBasis | null {
  const state = projectState(project) // the first read of the transaction: all others see the same moment
  if (known !== undefined && isSameState(known.state, state)) return known
  const target = currentTarget(project) ?? preset
  if (target === null) return null
  const isSameEstate = known?.state.others === state.others
  const memo = isSameEstate ? known.memo : createPartMemo()
  const decisions = shareUnchanged(known?.decisions, currentDecisions(project))
  const estate = isSameEstate ? known.estate : loadEstate(project)
  const imported = isSameEstate ? known.imported : loadImportedFacts(project)
  const facts = memo.part(factsOfVms, imported.listed, decisions['vm.facts'], memo)
  return {
    state,
    imported,
    decisions,
    estate,
    facts,
    memo,
    parts: keepsParts ? memo : NOTHING_KEPT,
    side: memo.part(sideFactsOf, imported, facts),
    applicationLinks: memo.part(applicationLinksOf, imported, facts, estate),
    target: shareUnchanged(known?.target, target),
  }
}
