import type { ReportTable } from '../report-table.ts'
import { concerns } from './concerns.ts'
import { decisions } from './decisions.ts'
import { failures } from './failures.ts'
import { importIssues } from './import-issues.ts'
import { importReport } from './import-report.ts'
import { instanceTypes } from './instance-types.ts'
import { leftOut } from './left-out.ts'
import { networkMap } from './network-map.ts'
import { nicLayout } from './nic-layout.ts'
import { nodes } from './nodes.ts'
import { openQuestions } from './open-questions.ts'
import { scenarios } from './scenarios.ts'
import { storageMap } from './storage-map.ts'
import { vms } from './vms.ts'
import { waves } from './waves.ts'

/** In the order of the workbook's sheets. */
export const REPORT_TABLES: readonly ReportTable[] = [scenarios, nodes, failures, vms, concerns, openQuestions, decisions, storageMap, networkMap, nicLayout, instanceTypes, waves, leftOut, importReport, importIssues]
