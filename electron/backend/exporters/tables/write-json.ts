import type { ReportContent } from '#backend/report/report-content.ts'
import { REPORT_TABLES } from '#backend/report/tables/registry.ts'

/** All tables as one JSON document, rows as objects by the keys of their columns; null for a table of which the project has nothing. */
export function writeJson(content: ReportContent): string {
  const tables = Object.fromEntries(
    REPORT_TABLES.map(({ id, columns, rows }) => {
      const cells = rows(content)
      return [id, cells === null ? null : Array.from(cells, (row) => Object.fromEntries(columns.map(({ key }, index) => [key, row[index] ?? null])))]
    }),
  )
  const { projectName, at, version, sizing } = content
  return `${JSON.stringify({ project: projectName, at, portolan: version, scenario: sizing.result.name, tables }, null, 2)}\n`
}
