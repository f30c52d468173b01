// The thread that reads: plans, assessments and what is made of them are worked out here, while lists, pages and decisions are answered
// by the thread that writes.
import module from 'node:module'
import { dirname } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import type { ReadingThreadData } from './start-reading-worker.ts'

if (parentPort === null) throw new Error('This is the program of a thread.')
const port = parentPort
const { canPrint, compiledIn } = workerData as ReadingThreadData // given by whoever starts this thread
// Below the folder that was asked for lies one for this release of Node.
if (compiledIn !== null) module.enableCompileCache(dirname(compiledIn))
const { serveReading } = await import('./serve-reading.ts')
port.on('message', serveReading({ post: (message) => port.postMessage(message), ended: () => port.close() }, { canPrint }))
