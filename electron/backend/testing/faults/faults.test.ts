import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type BundledProgram, bundleProgram } from '../bundle-program.ts'
import { type KillRun, killPoints, startKillRun } from './kill-run.ts'

/** `npm run bench -- faults` takes more, with other seeds. */
const SEED = 1
const POINTS = 8
const VMS = 12

let program: BundledProgram
let run: KillRun
beforeAll(async () => {
  program = await bundleProgram(join(import.meta.dirname, 'killed-child.ts'))
  run = startKillRun({ vms: VMS, child: program.file })
})
afterAll(() => {
  run.close()
  program.remove()
})

it.each(killPoints(SEED, POINTS).map((point) => [point.work, point] as const))('a process that is killed in the middle of %s leaves the state before a step or after it', async (_, point) => {
  await expect(run.endAt(point)).resolves.toMatchObject({})
})
