import { spawn } from 'node:child_process'
import process from 'node:process'

/** Sent to the starter alone, and so handed on. An interrupt from a terminal reaches the program by itself. */
const HANDED_ON: readonly NodeJS.Signals[] = process.stdin.isTTY ? ['SIGTERM', 'SIGHUP'] : ['SIGINT', 'SIGTERM', 'SIGHUP']

/** Runs a program in this one's place: it gets the terminal and the signals, and its end is this one's. */
export function runApp(program: string, programArguments: readonly string[]): Promise<void> {
  // Set where a program of Electron's started this: Electron would then be a Node.
  const { ELECTRON_RUN_AS_NODE: _asNode, ...environment } = process.env
  const child = spawn(program, [...programArguments], { stdio: 'inherit', env: environment })
  const handOn = (signal: NodeJS.Signals): void => void child.kill(signal)
  const stay = (): void => undefined
  for (const signal of HANDED_ON) process.on(signal, handOn)
  if (!HANDED_ON.includes('SIGINT')) process.on('SIGINT', stay)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (status, signal) => {
      for (const handed of HANDED_ON) process.off(handed, handOn)
      process.off('SIGINT', stay)
      if (signal === null) process.exitCode = status ?? 0
      else process.kill(process.pid, signal)
      resolve()
    })
  })
}
