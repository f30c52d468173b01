import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { BackendChild } from '../main/backend-child.ts'

/** A backend's process as a plain child of Node, whose messages are copied as Electron copies them. */
export interface ForkedChild extends BackendChild {
  readonly process: ChildProcess
}

/** The program of that process, as it is: whoever starts it many times bundles it first. */
export const FORKED_BACKEND = join(import.meta.dirname, 'forked-backend.ts')

export function forkChild(dataFolder: string, program = FORKED_BACKEND): ForkedChild {
  const child = fork(program, [dataFolder], { serialization: 'advanced', execArgv: ['--disable-warning=ExperimentalWarning'] })
  return {
    process: child,
    post: (message) => void child.send(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', (code, signal) => listener(`It ended with ${signal ?? code}.`)),
    kill: () => void child.kill('SIGKILL'),
  }
}
