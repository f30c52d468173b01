import type { BackendChild } from './backend-child.ts'
import type { UnpackedFault } from './find-unpacked-fault.ts'

/** Starts the backend's process from files that are as they were packed; else says so by `refuse`, which ends the app, and starts nothing. */
export function forkCompared(findFault: () => UnpackedFault | null, refuse: (fault: UnpackedFault) => void, fork: () => BackendChild): BackendChild {
  const fault = findFault()
  if (fault === null) return fork()
  refuse(fault)
  return NOBODY
}

/** Stands where the process would, until the app has ended. */
const NOBODY: BackendChild = { post: () => undefined, onMessage: () => undefined, onExit: () => undefined, kill: () => undefined }
