// The thread that digests, packs and writes the files of a large bundle while those that follow are still made.
import module from 'node:module'
import { dirname } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import type { WritingThreadData } from './writing-thread.ts'

if (parentPort === null) throw new Error('This is the program of a thread.')
const port = parentPort
const { compiledIn } = workerData as WritingThreadData // given by whoever starts this thread
// Below the folder that was asked for lies one for this release of Node.
if (compiledIn !== null) module.enableCompileCache(dirname(compiledIn))
const { serveWriting } = await import('./serve-writing.ts')
port.on('message', serveWriting((message, transfer) => port.postMessage(message, transfer)))
