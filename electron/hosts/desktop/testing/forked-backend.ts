// The utility process's work in a plain child of Node: the same messages, the same loop, the real backend. Beside the
// backend's own calls it knows some that a test needs to have its moment.
import process from 'node:process'
import { type Backend, createBackend } from '#backend/create-backend.ts'
import { backendOptions } from '../utility/backend-options.ts'
import { createPrintRequests } from '../utility/print-requests.ts'
import { type MainPort, serveCalls } from '../utility/serve-calls.ts'

const CRASH_STATUS = 9
const [dataFolder = ''] = process.argv.slice(2)

const port: MainPort = {
  post: (message) => process.send?.(message),
  listen: (listener) => void process.on('message', listener),
}
const printing = createPrintRequests((message) => port.post(message))
const real = createBackend({ ...backendOptions(dataFolder), printPdf: printing.print })
const backend: Backend = { ...real, invoke: withTestCalls(real.invoke) }

serveCalls(port, backend, printing, () => process.disconnect())

function withTestCalls(invoke: Backend['invoke']): Backend['invoke'] {
  return (async (name: string, input: { readonly path?: unknown }, options?: { signal?: { aborted: boolean }; onProgress?: (progress: never) => void }) => {
    if (name === 'test.crash' || (name === 'project.open' && String(input.path).endsWith('poison.portolan'))) process.exit(CRASH_STATUS)
    if (name !== 'test.hold') return invoke(name as 'project.info', input as Record<string, never>, options as object)
    options?.onProgress?.('holding' as never)
    while (options?.signal?.aborted !== true) await new Promise((resume) => setTimeout(resume, 1))
    return { ok: false, error: { code: 'cancelled', message: 'It was held until it was cancelled.', details: {} } }
  }) as Backend['invoke']
}
