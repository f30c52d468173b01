import { generateSample } from './generate.ts'
import { writeSideFiles } from './side-files/write-side-files.ts'
import { parseSampleArguments, USAGE, UsageError } from './options.ts'

const EXIT_USAGE = 2
const BYTES_PER_MIB = 1024 * 1024
const KIB_PER_MIB = 1024

try {
  const { options, out, sideFiles } = parseSampleArguments(process.argv.slice(2))
  const startedAt = performance.now()
  const { vms, sheets } = await generateSample(options, out)
  if (sideFiles !== null) await writeSideFiles(options, sideFiles)
  const rows = sheets.reduce((sum, sheet) => sum + sheet.rows, 0)
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  const peak = Math.round(process.resourceUsage().maxRSS / KIB_PER_MIB)
  const heap = Math.round(process.memoryUsage().heapUsed / BYTES_PER_MIB)
  console.log(`${out}: ${vms} VMs, ${sheets.length} sheets, ${rows} rows, ${seconds} s, peak ${peak} MiB (heap ${heap} MiB)`)
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  console.error(`${error.message}\n${USAGE}`)
  process.exitCode = EXIT_USAGE
}
