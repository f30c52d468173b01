import type { Handlers } from '#shared/contract/api-types.ts'
import type { Api } from '#shared/contract/api.ts'
import { type AssessmentCache, createAssessmentCache } from '#backend/assess/assessment-cache.ts'
import { assessHandlers } from '#backend/handlers/assess.ts'
import { bundleHandlers } from '#backend/handlers/bundle.ts'
import { cutoverHandlers } from '#backend/handlers/cutover.ts'
import { decisionHandlers } from '#backend/handlers/decisions.ts'
import { importHandlers } from '#backend/handlers/imports.ts'
import { inventoryHandlers } from '#backend/handlers/inventory.ts'
import { mappingHandlers } from '#backend/handlers/mapping.ts'
import { networkHandlers } from '#backend/handlers/networks.ts'
import { noteHandlers } from '#backend/handlers/notes.ts'
import { planHandlers } from '#backend/handlers/plan.ts'
import { preferencesHandlers } from '#backend/handlers/preferences.ts'
import { projectHandlers } from '#backend/handlers/project.ts'
import { reportHandlers } from '#backend/handlers/report.ts'
import { sizingHandlers } from '#backend/handlers/sizing.ts'
import { targetHandlers } from '#backend/handlers/target.ts'
import { type DecisionWriter, OWN_DECISION_WRITER } from '#backend/decisions/decide-on-state.ts'
import type { StoreExport } from '#backend/bundle/bundle-cache.ts'
import { createInventoryCache } from '#backend/inventory/inventory-cache.ts'
import { createPlanCache } from '#backend/plan/plan-cache.ts'
import type { PrintPdf } from '#backend/report/print-pdf.ts'
import type { Session } from '#backend/session.ts'
import { viewHandlers } from '#backend/handlers/views.ts'
import { waveHandlers } from '#backend/handlers/waves.ts'
import { createKeptSizing } from '#backend/sizing/kept-sizing.ts'

export interface HandlerOptions {
  /** The user's own folder for projects and the list of recent ones; null: neither is kept. */
  readonly dataFolder: string | null
  /** Lists are made ready before anybody asks for them. */
  readonly keepsReady: boolean
  /** What the first page of a VM and the presets take is read before anybody asks for it. */
  readonly readsAhead: boolean
  /** Null: reports are written as HTML and printed from a browser. */
  readonly printPdf: PrintPdf | null
  /** Where what was exported is kept by another connection than the session's. */
  readonly storeExport?: StoreExport | null
  /** Where decisions that take a plan are written by another connection than the session's. */
  readonly decisionWriter?: DecisionWriter
  /** Takes a sentence that no call answers but a person should know. */
  readonly tell: (sentence: string) => void
  /** Who runs one command and ends changes nothing that the plan would be made anew for. */
  readonly isForOneCommand?: boolean
}

/** All calls of the contract over one session, and what is kept in memory of its projects. */
export interface CreatedHandlers {
  readonly handlers: Handlers<Api>
  readonly assessments: AssessmentCache
}

/** The same calls wherever they are answered: in the thread of the host, or in the one that computes. */
export function createHandlers(session: Session, { dataFolder, keepsReady, readsAhead, printPdf, storeExport = null, decisionWriter = OWN_DECISION_WRITER, tell, isForOneCommand = false }: HandlerOptions): CreatedHandlers {
  const plans = createPlanCache({ keepsParts: !isForOneCommand })
  const assessments = createAssessmentCache(plans)
  const lists = createInventoryCache(assessments)
  const sizing = createKeptSizing()
  const handlers = {
    ...projectHandlers(session, dataFolder, tell),
    ...preferencesHandlers(dataFolder, tell),
    ...inventoryHandlers(session, lists, { keepsReady, readsAhead }),
    ...assessHandlers(session, lists),
    ...importHandlers(session),
    ...targetHandlers(session, { readsAhead }),
    ...decisionHandlers(session),
    ...noteHandlers(session),
    ...viewHandlers(session),
    ...mappingHandlers(session, plans, lists),
    ...networkHandlers(session, plans),
    ...planHandlers(session, plans, sizing),
    ...sizingHandlers(session, plans, sizing),
    ...waveHandlers(session, plans, decisionWriter),
    ...cutoverHandlers(session, plans),
    ...bundleHandlers(session, { plans, sizing }, { storeExport, writesWhileMade: isForOneCommand }),
    ...reportHandlers(session, plans, assessments, printPdf),
  }
  return { handlers, assessments }
}
