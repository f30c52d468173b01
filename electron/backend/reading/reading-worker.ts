// The thread that reads: plans, assessments and what is made of them are worked out here, while lists, pages and decisions are answered
// by the thread that writes.
import { parentPort, workerData } from 'node:worker_threads'
import type { ReadingThreadData } from './start-reading-worker.ts'
import { serveReading } from './serve-reading.ts'

if (parentPort === null) throw new Error('This is the program of a thread.')
const port = parentPort
const { canPrint } = workerData as ReadingThreadData // given by whoever starts this thread
port.on('message', serveReading({ post: (message) => port.postMessage(message), ended: () => port.close() }, { canPrint }))
