// One measurement in a process of its own: `measure.ts CONTENDER FILE` prints it as JSON. Started by read.bench.ts.
import process from 'node:process'
import { CONTENDERS } from './contender.ts'
import type { Measurement } from './reading.ts'

const KIB_PER_MIB = 1024

const [name = '', file = ''] = process.argv.slice(2)
const contender = await CONTENDERS.find((candidate) => candidate.name === name)?.load()
if (contender === undefined) throw new Error(`There is no way of reading called "${name}".`)
const startedMs = performance.now()
const reading = await contender(file)
const milliseconds = performance.now() - startedMs
// maxRSS is in kibibytes on every platform (nodejs.org/api/process.html, process.resourceUsage).
const measurement: Measurement = { ...reading, milliseconds, peakRssMib: process.resourceUsage().maxRSS / KIB_PER_MIB }
process.stdout.write(JSON.stringify(measurement))
