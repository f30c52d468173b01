import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { forkBackend } from './fork-backend.ts'

it.each<[string, readonly (readonly [string, ...unknown[]])[], string]>([
  ['by itself', [['exit', 1]], 'It ended with status 1.'],
  ['because V8 gave up, without what V8 reports of the machine', [['error', 'FatalError', 'v8::internal::Heap', '{"environmentVariables":{"HOME":"/home/ana"}}'], ['exit', 134]], 'It ended with status 134 after a FatalError of V8 at v8::internal::Heap.'],
])('tells how a backend ended: %s', (_, events, said) => {
  const process = new EventEmitter()
  const child = forkBackend({ fork: () => Object.assign(process, { postMessage: () => undefined, kill: () => true }) }, '/app/utility.js', '/data')
  const heard: string[] = []
  child.onExit((how) => void heard.push(how))
  for (const [name, ...given] of events) process.emit(name, ...given)
  expect(heard).toEqual([said])
})
