import { z } from 'zod'

const path = z.string().min(1)

/** The files that a report can be written as, each at a path of its own: the CSV files go into a folder. A PDF takes a host that can print. */
export const REPORT_FORMATS = ['workbook', 'html', 'pdf', 'csv', 'json'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

/** What is handed on to people: a workbook with formulas, a report to read and print, and the tables as they are. */
export const REPORT_API = {
  /**
   * Writes what is asked for, whole or not at all for each file. AppError conflict (details.reason `exists`) where a file is
   * there already and `force` is off, not-found where there is no inventory or no such scenario,
   * invalid-input (details.reason `no-printer`) for a PDF of a host that cannot print.
   */
  'report.export': {
    input: z
      .strictObject({
        workbook: path.optional(),
        html: path.optional(),
        pdf: path.optional(),
        csv: path.optional(),
        json: path.optional(),
        /** A scenario of the project; absent: its first by name, else the defaults. */
        scenario: z.string().min(1).optional(),
        /** Replace files that are there. */
        force: z.boolean().default(false),
      })
      .refine((input) => REPORT_FORMATS.some((format) => input[format] !== undefined), 'Name at least one file to write.'),
    output: z.object({
      scenario: z.string(),
      /** Full paths, in the order in which they were written. */
      files: z.array(z.object({ format: z.enum(REPORT_FORMATS), path: z.string(), bytes: z.number().int() })),
      /** Tables that are in none of the files, since the project holds nothing of the kind. */
      emptyTables: z.array(z.string()),
    }),
    progress: z.object({ phase: z.enum(['gather', 'write']), done: z.number().int(), total: z.number().int() }),
  },
  /** The report that `report.export` writes as HTML and prints as a PDF, to be looked at: a whole document that runs nothing. AppError not-found as there. */
  'report.show': {
    input: z.strictObject({ scenario: z.string().min(1).optional() }),
    output: z.object({ scenario: z.string(), html: z.string() }),
    progress: z.object({ done: z.number().int(), total: z.number().int() }),
  },
} as const
