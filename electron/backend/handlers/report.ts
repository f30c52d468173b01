import { join } from 'node:path'
import type { AssessmentCache } from '#backend/assess/assessment-cache.ts'
import { writeReport } from '#backend/exporters/report/write-report.ts'
import { writeCsv } from '#backend/exporters/tables/write-csv.ts'
import { writeJson } from '#backend/exporters/tables/write-json.ts'
import { writeWorkbook } from '#backend/exporters/workbook/write-workbook.ts'
import { refuseExisting, writeWholeFile } from '#backend/files/write-whole-file.ts'
import type { PlanCache } from '#backend/plan/plan-cache.ts'
import { readProductVersion } from '#backend/product-version.ts'
import { loadReportContent, REPORT_PARTS, turnOf } from '#backend/report/load-report-content.ts'
import type { PrintPdf } from '#backend/report/print-pdf.ts'
import type { ReportContent } from '#backend/report/report-content.ts'
import { REPORT_TABLES } from '#backend/report/tables/registry.ts'
import type { Session } from '#backend/session.ts'
import type { Handlers } from '#shared/contract/api-types.ts'
import type { Api } from '#shared/contract/api.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { REPORT_FORMATS, type ReportFormat } from '#shared/contract/report-api.ts'

/** Writing what is handed on to people. */
export function reportHandlers(session: Session, plans: PlanCache, assessments: AssessmentCache, printPdf: PrintPdf | null): Pick<Handlers<Api>, 'report.export' | 'report.show'> {
  return {
    'report.show': async ({ scenario }, { signal, progress }) => {
      const content = await loadReportContent(plans, assessments, { project: session.project(), at: session.now(), version: await readProductVersion(), scenario }, { signal, tell: (done) => progress({ done, total: REPORT_PARTS }) })
      return { scenario: content.sizing.result.name, html: writeReport(content) }
    },
    'report.export': async ({ scenario, force, ...paths }, { signal, progress }) => {
      const wanted = REPORT_FORMATS.flatMap((format) => {
        const path = paths[format]
        return path === undefined ? [] : [{ format, path }]
      })
      if (paths.pdf !== undefined && printPdf === null) throw new AppError('invalid-input', 'Nothing here can print a PDF: write the report as HTML, open it in a browser and print it there.', { reason: 'no-printer' })
      // Before the work is done: who names a file that is there hears it at once.
      if (!force) for (const { format, path } of wanted) if (format !== 'csv') await refuseExisting(path)
      const total = REPORT_PARTS + wanted.length
      const content = await loadReportContent(plans, assessments, { project: session.project(), at: session.now(), version: await readProductVersion(), scenario }, { signal, tell: (done) => progress({ phase: 'gather', done, total }) })
      const write = turnOf(signal, (done) => progress({ phase: 'write', done, total }))
      const made: { format: ReportFormat; path: string; content: Uint8Array | string }[] = []
      for (const [index, { format, path }] of wanted.entries()) {
        await write(REPORT_PARTS + index)
        for (const file of await WRITERS[format](content, printPdf ?? refuseToPrint)) made.push({ format, path: file.name === null ? path : join(path, file.name), content: file.content })
      }
      await write(total)
      if (!force) for (const { path } of made) await refuseExisting(path)
      const files = []
      for (const { format, path, content: own } of made) files.push({ format, path: await writeWholeFile(path, own, force), bytes: Buffer.byteLength(own) })
      return { scenario: content.sizing.result.name, files, emptyTables: REPORT_TABLES.flatMap(({ id, rows }) => (rows(content) === null ? [id] : [])) }
    },
  }
}

/** What a format comes to: files below the path that was named, or, without a name, the path itself. */
interface MadeFile {
  readonly name: string | null
  readonly content: Uint8Array | string
}

const WRITERS: Readonly<Record<ReportFormat, (content: ReportContent, printPdf: PrintPdf) => Promise<readonly MadeFile[]> | readonly MadeFile[]>> = {
  workbook: async (content) => [{ name: null, content: await writeWorkbook(content) }],
  html: (content) => [{ name: null, content: writeReport(content) }],
  pdf: async (content, printPdf) => [{ name: null, content: await printed(writeReport(content), printPdf) }],
  csv: (content) => writeCsv(content).map(({ name, text }) => ({ name, content: text })),
  json: (content) => [{ name: null, content: writeJson(content) }],
}

async function printed(html: string, printPdf: PrintPdf): Promise<Uint8Array> {
  try {
    return await printPdf(html)
  } catch (cause) {
    throw new AppError('io', `The report cannot be printed: ${cause instanceof Error ? cause.message : String(cause)} Write it as HTML, open it in a browser and print it there.`, {}, { cause })
  }
}

/** A PDF was refused before. */
function refuseToPrint(): never {
  throw new Error('This host has no printer.')
}
