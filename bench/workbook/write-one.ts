// Writes one workbook in a process of its own and prints what that took: the peak of memory is the process's, so that nothing else may run in it.
import { writeFileSync } from 'node:fs'
import process from 'node:process'
import { createAssessmentCache } from '#backend/assess/assessment-cache.ts'
import { openProject } from '#backend/db/project-file.ts'
import { writeWorkbook } from '#backend/exporters/workbook/write-workbook.ts'
import { createPlanCache } from '#backend/plan/plan-cache.ts'
import { loadReportContent } from '#backend/report/load-report-content.ts'
import { keepHeapSmall } from '#hosts/cli/keep-heap-small.ts'
import { peakRssMib } from '../import/peak-rss.ts'

const MICROSECONDS_PER_MS = 1000
const AT = '2026-03-02T09:00:00.000Z'

const [projectFile, out, as] = process.argv.slice(2)
if (projectFile === undefined || out === undefined) throw new Error('Usage: write-one PROJECT OUT [command]')
if (as === 'command') keepHeapSmall() // as `portolan report` does; the app does not
const project = openProject(projectFile, { create: false })
const plans = createPlanCache({ keepsParts: as !== 'command' })
const began = performance.now()
const content = await loadReportContent(plans, createAssessmentCache(plans), { project, at: AT, version: '0' }, { signal: { aborted: false }, tell: () => undefined })
const gathered = performance.now()
const cpuBefore = process.cpuUsage()
const beforeMib = peakRssMib()
writeFileSync(out, await writeWorkbook(content))
console.log(JSON.stringify({ gatherMs: gathered - began, writeMs: performance.now() - gathered, writeCpuMs: cpuMs(process.cpuUsage(cpuBefore)), beforeMib, peakMib: peakRssMib() }))
project.close()

/** Of all threads, which other programs disturb less than the clock. */
function cpuMs({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / MICROSECONDS_PER_MS
}
