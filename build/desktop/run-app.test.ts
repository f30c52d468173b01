import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import process from 'node:process'
import { expect, it, vi } from 'vitest'

// Processes start slowly where others are busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const RUN_APP = path.join(import.meta.dirname, 'run-app.ts')

it.each([0, 3, 70])("ends with the program's status: %i", async (status) => {
  expect(await start(`process.exit(${status})`)).toEqual([status, null])
})

it.skipIf(process.platform === 'win32')('hands a signal on and waits for what the program makes of it', async () => {
  const program = "process.on('SIGTERM', () => process.exit(5)); setInterval(() => {}, 1000); console.log('ready')"
  expect(await start(program, 'SIGTERM')).toEqual([5, null])
})

it.skipIf(process.platform === 'win32')('ends by the signal that ended the program', async () => {
  expect(await start("process.kill(process.pid, 'SIGKILL')")).toEqual([null, 'SIGKILL'])
})

/** Runs a program of one line through a starter of its own; answers the starter's status and signal. */
async function start(program: string, signalOnceReady?: NodeJS.Signals): Promise<unknown[]> {
  const starter = `import { runApp } from ${JSON.stringify(RUN_APP)}; await runApp(process.execPath, ['-e', ${JSON.stringify(program)}])`
  const child = spawn(process.execPath, ['--input-type=module', '-e', starter], { stdio: ['ignore', 'pipe', 'inherit'] })
  if (signalOnceReady !== undefined) child.stdout.once('data', () => child.kill(signalOnceReady))
  return once(child, 'exit')
}
