import type { UtilityProcess } from 'electron'
import type { BackendChild } from './backend-child.ts'

/** As much of Electron as starting the backend takes. */
export interface Forker {
  fork(modulePath: string, programArguments: string[], options: { readonly serviceName: string; readonly cwd: string }): Pick<UtilityProcess, 'postMessage' | 'kill'> & Pick<NodeJS.EventEmitter, 'on' | 'once'>
}

/** Starts the backend in a utility process of Electron. */
export function forkBackend(forker: Forker, modulePath: string, dataFolder: string): BackendChild {
  // A name that is no path is looked for in the working folder: there, nobody keeps anything.
  const child = forker.fork(modulePath, [dataFolder], { serviceName: 'Portolan backend', cwd: dataFolder })
  let fatal = ''
  // V8 itself gave up, for want of memory as a rule; no code of the process runs any more. The report that comes as well holds the environment: it is left out.
  child.on('error', (type: string, location: string) => {
    fatal = ` after a ${type} of V8 at ${location}`
  })
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', (code: number) => listener(`It ended with status ${code}${fatal}.`)),
    kill: () => void child.kill(),
  }
}
