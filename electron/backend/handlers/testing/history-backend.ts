import { join } from 'node:path'
import { type Backend, createBackend } from '#backend/create-backend.ts'
import { withTemporaryProject } from '#backend/db/testing/temporary-project.ts'
import type { Api, ApiOutput } from '#shared/contract/api.ts'
import type { Client } from '#shared/contract/api-types.ts'

/** For tests: a call that has to go well. */
export type Ask = <Name extends keyof Api>(name: Name, input: Parameters<Client<Api>>[1]) => Promise<ApiOutput<Name>>

/** For tests: runs on a backend with an empty project open; every import is of the same minute. */
export async function withHistory(work: (ask: Ask, backend: Backend) => Promise<void>): Promise<void> {
  await withTemporaryProject(async (_, folder) => {
    const backend = createBackend({
      now: () => '2026-03-02T09:00:00.000Z',
      monotonicMs: () => 0,
      logUnexpected: (error) => {
        throw error
      },
    })
    const ask: Ask = async (name, input) => {
      const outcome = await backend.invoke(name, input as never) // the caller's input is checked by the contract
      if (!outcome.ok) throw new Error(`${outcome.error.code}: ${outcome.error.message}`)
      return outcome.value as never // the contract's output
    }
    try {
      await ask('project.open', { path: join(folder, 'history.portolan'), create: true })
      await work(ask, backend)
    } finally {
      backend.close()
    }
  })
}
