import { join } from 'node:path'
import type { BackendOptions } from '#backend/create-backend.ts'
import { createErrorLog, LOG_FILE } from '../error-log.ts'

/** What the backend needs of this process and this machine. */
export function backendOptions(dataFolder: string): BackendOptions {
  const now = (): string => new Date().toISOString()
  return {
    dataFolder,
    now,
    monotonicMs: () => performance.now(),
    logUnexpected: createErrorLog(join(dataFolder, LOG_FILE), now),
  }
}
