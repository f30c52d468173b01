import { z } from 'zod'
import type { ErrorData, InvokeOptions, MethodContract, Outcome } from '#shared/contract/api-types.ts'
import { appWishSchema } from '#shared/contract/app-wishes.ts'
import type { DesktopBridge } from '#shared/contract/desktop-bridge.ts'
import { hostInfoSchema, jobOutcomeSchema, uploadedFileSchema } from '#shared/contract/host-info.ts'
import type { Host } from './host.ts'
import { say } from './say.ts'

declare global {
  interface Window {
    /** The preload script of the desktop app puts it there; a browser has none. */
    readonly portolan?: DesktopBridge
  }
}

const chosenSchema = z.string().nullable()
const takenSchema = z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), value: uploadedFileSchema }), z.object({ ok: z.literal(false), error: z.custom<ErrorData>(isObject) })])

/** The host behind the desktop app's window: calls by the bridge of its preload script. */
export function createDesktopHost(bridge: DesktopBridge): Host {
  const listeners = new Map<string, (progress: unknown) => void>()
  bridge.onProgress((id, progress) => listeners.get(id)?.(progress))

  async function invoke(name: string, input: unknown, options: InvokeOptions<MethodContract> = {}): Promise<Outcome<unknown>> {
    if (options.signal?.aborted === true) return { ok: false, error: { code: 'cancelled', message: say('cancelled'), details: {} } }
    const id = crypto.randomUUID()
    const withdraw = (): void => bridge.cancel(id)
    const signal = options.signal instanceof AbortSignal ? options.signal : null
    signal?.addEventListener('abort', withdraw, { once: true })
    listeners.set(id, (progress) => options.onProgress?.(progress as never)) // the contract types what a call tells
    try {
      return (await bridge.invoke({ id, name, input: asPlainData(input) })) as Outcome<unknown> // the app's own, which its main process has parsed
    } catch (cause) {
      return { ok: false, error: refused(cause) }
    } finally {
      listeners.delete(id)
      signal?.removeEventListener('abort', withdraw)
    }
  }

  async function ask<Value>(answer: () => Promise<unknown>, schema: z.ZodType<Value>): Promise<Outcome<Value>> {
    try {
      return { ok: true, value: schema.parse(await answer()) }
    } catch (cause) {
      return { ok: false, error: refused(cause) }
    }
  }

  return {
    invoke: invoke as Host['invoke'], // the backend's router holds each answer to its contract
    upload: async (file) => {
      const outcome = await ask(() => bridge.upload(file), takenSchema)
      return outcome.ok ? outcome.value : outcome
    },
    // What is written here is written into a folder that the person chose.
    download: () => Promise.resolve({ ok: false, error: { code: 'not-found', message: say('nothingToDownload'), details: {} } }),
    info: () => ask(() => bridge.info(), hostInfoSchema),
    lastJobs: () => ask(() => bridge.lastJobs(), z.array(jobOutcomeSchema)),
    // One window has one backend: nobody else opens a project in it.
    holdTo: () => undefined,
    capabilities: {
      canPrintPdf: true,
      chooseFolder: async () => chosenSchema.parse(await bridge.chooseFolder()),
      choosePath: async (kind) => chosenSchema.parse(await bridge.choosePath(kind)),
      revealInFolder: (path) => bridge.revealInFolder(path),
      onWish: (listener) => bridge.onWish((wish) => listener(appWishSchema.parse(wish))),
    },
  }
}

/** A message is copied, which Vue's reactive objects do not allow; a call's input is plain data in every host. */
function asPlainData(input: unknown): unknown {
  return JSON.parse(JSON.stringify(input)) as unknown
}

/** The main process refused the message, which it does to no page of its own. */
function refused(cause: unknown): ErrorData {
  return { code: 'internal', message: say('notTaken'), details: { cause: cause instanceof Error ? cause.message : String(cause) } }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}
