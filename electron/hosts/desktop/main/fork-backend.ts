import { utilityProcess } from 'electron'
import type { BackendChild } from './backend-child.ts'

/** Starts the backend in a utility process of Electron. */
export function forkBackend(modulePath: string, dataFolder: string): BackendChild {
  // A name that is no path is looked for in the working folder: there, nobody keeps anything.
  const child = utilityProcess.fork(modulePath, [dataFolder], { serviceName: 'Portolan backend', cwd: dataFolder })
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', (code) => listener(`It ended with status ${code}.`)),
    kill: () => void child.kill(),
  }
}
