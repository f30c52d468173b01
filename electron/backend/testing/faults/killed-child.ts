// A process that does a work until it is ended: by itself before the call with a number, or by whoever started it, whom it tells that it has come so far.
import { writeSync } from 'node:fs'
import process from 'node:process'
import { countEvents } from './count-events.ts'
import { FAULT_WORKS, runWork } from './fault-works.ts'

const STDOUT = 1

const [name, folder, event, how] = process.argv.slice(2)
const work = FAULT_WORKS.find((known) => known === name)
if (work === undefined || folder === undefined) throw new Error('Usage: killed-child WORK FOLDER EVENT itself|told')
let events = 0
await countEvents((number) => {
  events = number
  if (number !== Number(event)) return
  if (how === 'itself') process.kill(process.pid, 'SIGKILL')
  writeSync(STDOUT, 'there\n')
})
await runWork(work, folder, () => writeSync(STDOUT, 'done\n'))
writeSync(STDOUT, `events ${String(events)}\n`)
