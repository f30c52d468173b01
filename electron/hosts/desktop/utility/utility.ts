// The process that holds the backend: the database is synchronous and imports are long, so neither runs beside the window.
import process from 'node:process'
import { createThreadedBackend } from '#backend/create-threaded-backend.ts'
import { backendOptions } from './backend-options.ts'
import { createPrintRequests } from './print-requests.ts'
import { type MainPort, serveCalls } from './serve-calls.ts'

const [dataFolder] = process.argv.slice(2)
if (dataFolder === undefined) throw new Error('The data folder is missing.')

const port: MainPort = {
  post: (message) => process.parentPort.postMessage(message),
  listen: (listener) => void process.parentPort.on('message', (event) => listener(event.data)),
}
const printing = createPrintRequests((message) => port.post(message))
serveCalls(port, createThreadedBackend({ ...backendOptions(dataFolder), printPdf: printing.print }), printing, () => process.exit())
