// Loaded before a command (node --import): leaves what the process took in the file that the environment names, once it ends.
import { writeFileSync } from 'node:fs'
import process from 'node:process'
import { peakRssMib } from '../import/peak-rss.ts'

const MICROSECONDS_PER_MS = 1000
const file = process.env['BENCH_USAGE_FILE']

process.on('exit', () => {
  if (file === undefined) return
  const { user, system } = process.cpuUsage()
  writeFileSync(file, JSON.stringify({ cpuMs: (user + system) / MICROSECONDS_PER_MS, peakMib: peakRssMib() }))
})
