import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Handlers } from '#shared/contract/api-types.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { createRouter } from './router.ts'

const CONTRACT = {
  'number.double': { input: z.strictObject({ value: z.number() }), output: z.object({ value: z.number() }), progress: z.object({ step: z.number() }) },
} as const
type Contract = typeof CONTRACT

function routerWith(handler: Handlers<Contract>['number.double'], clock: () => number = () => 0): { invoke: ReturnType<typeof createRouter<Contract>>; logged: unknown[] } {
  const logged: unknown[] = []
  const logUnexpected = (error: unknown): string => `log-${logged.push(error)}`
  return { invoke: createRouter(CONTRACT, { 'number.double': handler }, { monotonicMs: clock, logUnexpected }), logged }
}

describe('the router', () => {
  it('answers with the value', async () => {
    const { invoke } = routerWith(({ value }) => ({ value: value * 2 }))
    expect(await invoke('number.double', { value: 21 })).toEqual({ ok: true, value: { value: 42 } })
  })

  it('refuses what its contract does not know', async () => {
    const { invoke } = routerWith(() => ({ value: 0 }))
    expect(await invoke('number.double', { value: 'x' } as never)).toMatchObject({ ok: false, error: { code: 'invalid-input', message: expect.stringContaining('value') as string } })
    expect(await invoke('number.double', { value: 1, more: 2 } as never)).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
    expect(await invoke('constructor' as never, {} as never)).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })

  it('passes an operation that failed on as data', async () => {
    const { invoke, logged } = routerWith(() => {
      throw new AppError('conflict', 'It is in use.', { path: 'x' })
    })
    expect(await invoke('number.double', { value: 1 })).toEqual({ ok: false, error: { code: 'conflict', message: 'It is in use.', details: { path: 'x' } } })
    expect(logged).toEqual([])
  })

  it('hides an unexpected error behind a log id, and an answer that its contract forbids too', async () => {
    const secret = new Error('stack with /home/someone')
    const broken = routerWith(() => {
      throw secret
    })
    const outcome = await broken.invoke('number.double', { value: 1 })
    expect(outcome).toMatchObject({ ok: false, error: { code: 'internal', logId: 'log-1' } })
    expect(JSON.stringify(outcome)).not.toContain('someone')
    expect(broken.logged).toEqual([secret])
    const lying = routerWith(() => ({ value: 'text' }) as never)
    expect(await lying.invoke('number.double', { value: 1 })).toMatchObject({ ok: false, error: { code: 'internal' } })
  })

  it('passes progress on at most ten times a second', async () => {
    let now = 0
    const { invoke } = routerWith(
      ({ value }, { progress }) => {
        for (let step = 0; step < value; step++) {
          progress({ step })
          now += 30
        }
        return { value }
      },
      () => now,
    )
    const steps: number[] = []
    await invoke('number.double', { value: 10 }, { onProgress: ({ step }) => steps.push(step) })
    expect(steps).toEqual([0, 4, 8])
  })
})
