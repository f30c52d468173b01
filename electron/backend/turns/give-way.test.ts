import { once } from 'node:events'
import { getPriority } from 'node:os'
import process from 'node:process'
import { Worker } from 'node:worker_threads'
import { expect, it } from 'vitest'

it.skipIf(process.platform !== 'linux')('is about the thread that gives way, and not about the others of its program', async () => {
  const before = getPriority()
  const url = new URL('give-way.ts', import.meta.url).href
  const worker = new Worker(`import('${url}').then(({ giveWay }) => { giveWay(); require('node:worker_threads').parentPort.postMessage(require('node:os').getPriority()) })`, { eval: true })
  const [own] = (await once(worker, 'message')) as [number] // as the thread above sends it
  await worker.terminate()
  expect([own, getPriority()]).toEqual([Math.min(19, before + 5), before])
})
