import type { ProjectFile } from '#backend/db/project-file.ts'
import type { FreedOnSource } from '#backend/sizing/freed-on-source.ts'
import type { ListedImport } from '#backend/snapshots/list-imports.ts'
import type { NoteRow } from '#shared/contract/notes-api.ts'
import type { WaveScheduleAnswer } from '#shared/contract/wave-rows.ts'
import type { VmAssessment } from '#shared/domain/assessment.ts'
import type { Estate } from '#shared/domain/estate/estate.ts'
import type { ImportReport } from '#shared/domain/estate/import-report.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { SizingScenario } from '#shared/domain/sizing/scenario.ts'
import type { SizingResult } from '#shared/domain/sizing/sizing-result.ts'
import type { SizingDemand } from '#shared/engine/sizing/list-demand.ts'
import type { SizingPool } from '#shared/engine/sizing/list-pools.ts'
import type { VmPlaces } from './vm-places.ts'

/** A scenario with what its answer was computed from, as far as formulas take it up. */
export interface SizedScenario {
  readonly scenario: SizingScenario
  readonly result: SizingResult
  readonly demand: SizingDemand
  /** In the order of the result's pools. */
  readonly pools: readonly SizingPool[]
}

/** Something that somebody decided and that is in force. */
export interface DecisionInForce {
  readonly kind: string
  readonly subject: string
  readonly value: unknown
  /** ISO 8601 in UTC. */
  readonly at: string
}

/** Everything that is handed on, of one moment of a project. */
export interface ReportContent {
  readonly projectName: string
  /** When it was made, ISO 8601 in UTC. */
  readonly at: string
  /** Portolan's own version. */
  readonly version: string
  readonly estate: Estate
  readonly plan: MigrationPlan
  /** By VM id. */
  readonly assessment: ReadonlyMap<string, VmAssessment>
  /** The scenario that the sheets are about. */
  readonly sizing: SizedScenario
  /** All that are compared, that one among them. */
  readonly scenarios: readonly SizingResult[]
  readonly places: VmPlaces
  /** Null: nobody has planned waves. */
  readonly waves: WaveScheduleAnswer | null
  readonly freed: FreedOnSource
  /** Newest first. */
  readonly imports: readonly { readonly listed: ListedImport; readonly report: ImportReport }[]
  /** Without notes. */
  readonly decisions: readonly DecisionInForce[]
  /** What people wrote about objects, open questions first. */
  readonly notes: readonly NoteRow[]
}

/** What a host says of an export, besides the project. */
export interface ReportRequest {
  readonly project: ProjectFile
  readonly at: string
  readonly version: string
  /** A scenario of the project; absent: its first, else the defaults. */
  readonly scenario?: string | undefined
}
