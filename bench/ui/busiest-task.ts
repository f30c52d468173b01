import type { Page } from '@playwright/test'
import { z } from 'zod'

/** An entry of a trace; `tdur` is the processor time of its thread in microseconds (Trace Event Format of Chromium). */
const eventSchema = z.object({ name: z.string(), ph: z.string(), pid: z.number(), tid: z.number(), tdur: z.number().optional(), args: z.object({ name: z.unknown() }).partial().optional() })
const traceSchema = z.object({ traceEvents: z.array(eventSchema) })

const MICROSECONDS_PER_MS = 1000

/** The most processor time, in milliseconds, that one task of a page's main thread takes while something is done. */
export async function busiestTaskMs(page: Page, act: () => Promise<void>): Promise<number> {
  return Math.max(0, ...(await taskTimesMs(page, act)))
}

/** The processor time, in milliseconds, of each task of a page's main thread while something is done. */
export async function taskTimesMs(page: Page, act: () => Promise<void>): Promise<readonly number[]> {
  const browser = page.context().browser()
  if (browser === null) throw new Error('The page belongs to no browser.')
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] })
  await act()
  const { traceEvents } = traceSchema.parse(JSON.parse((await browser.stopTracing()).toString('utf8')))
  const mainThreads = new Set(traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(threadOf))
  const tasks = traceEvents.filter((event) => event.ph === 'X' && event.name.endsWith('RunTask') && mainThreads.has(threadOf(event)))
  return tasks.map(({ tdur = 0 }) => tdur / MICROSECONDS_PER_MS)
}

function threadOf({ pid, tid }: { readonly pid: number; readonly tid: number }): string {
  return `${pid} ${tid}`
}
