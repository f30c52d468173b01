import type { Client } from '#shared/contract/api-types.ts'
import { API, type Api } from '#shared/contract/api.ts'
import { createAssessmentCache } from '#backend/assess/assessment-cache.ts'
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
import { createInventoryCache } from '#backend/inventory/inventory-cache.ts'
import { createPlanCache } from '#backend/plan/plan-cache.ts'
import type { PrintPdf } from '#backend/report/print-pdf.ts'
import { viewHandlers } from '#backend/handlers/views.ts'
import { waveHandlers } from '#backend/handlers/waves.ts'
import { createKeptSizing } from '#backend/sizing/kept-sizing.ts'
import { createRouter } from '#backend/router.ts'
import { createSession, type SessionOptions } from '#backend/session.ts'

export interface BackendOptions extends SessionOptions {
  readonly monotonicMs: () => number
  readonly logUnexpected: (error: unknown, method: string) => string
  /** The user's own folder for projects and the list of recent ones; a host without it keeps neither. */
  readonly dataFolder?: string
  /** Where it is missing, reports are written as HTML and printed from a browser. */
  readonly printPdf?: PrintPdf
  /** Takes a sentence that no call answers but a person should know; where it is missing the log gets it. */
  readonly tell?: (sentence: string) => void
}

export interface Backend {
  readonly invoke: Client<Api>
  /** Closes the open project. */
  close(): void
}

/** The whole backend behind one function, the same for every host; one open project at a time. */
export function createBackend(options: BackendOptions): Backend {
  const session = createSession(options)
  const plans = createPlanCache()
  const assessments = createAssessmentCache(plans)
  const lists = createInventoryCache(assessments)
  const sizing = createKeptSizing()
  const tell = options.tell ?? ((sentence: string) => void options.logUnexpected(sentence, 'project'))
  const invoke = createRouter(
    API,
    {
      ...projectHandlers(session, options.dataFolder ?? null, tell),
      ...preferencesHandlers(options.dataFolder ?? null, tell),
      // A host that keeps projects for people shows their lists, too.
      ...inventoryHandlers(session, lists, { keepsReady: options.dataFolder !== undefined }),
      ...assessHandlers(session, lists),
      ...importHandlers(session),
      ...targetHandlers(session),
      ...decisionHandlers(session),
      ...noteHandlers(session, plans),
      ...viewHandlers(session),
      ...mappingHandlers(session, plans),
      ...networkHandlers(session, plans),
      ...planHandlers(session, plans, sizing),
      ...sizingHandlers(session, plans, sizing),
      ...waveHandlers(session, plans),
      ...cutoverHandlers(session, plans),
      ...bundleHandlers(session, plans),
      ...reportHandlers(session, plans, assessments, options.printPdf ?? null),
    },
    { ...options, begin: (project) => session.begin(project), explain: (error) => session.explain(error) },
  )
  return { invoke, close: () => session.close() }
}
