import process from 'node:process'
import type { BackendOptions } from '#backend/create-backend.ts'
import { createThreadedBackend } from '#backend/create-threaded-backend.ts'
import { createPrintRequests } from './print-requests.ts'
import { type MainPort, serveCalls } from './serve-calls.ts'

/** Holds the backend for the main process, until that has it closed. */
export function serveMain(options: BackendOptions): void {
  const port: MainPort = {
    post: (message) => process.parentPort.postMessage(message),
    listen: (listener) => void process.parentPort.on('message', (event) => listener(event.data)),
  }
  const printing = createPrintRequests((message) => port.post(message))
  serveCalls(port, createThreadedBackend({ ...options, printPdf: printing.print }), printing, () => process.exit())
}
