import { describe, expect, it } from 'vitest'
import { reactive } from 'vue'
import type { BridgeCall, DesktopBridge } from '#shared/contract/desktop-bridge.ts'
import { createDesktopHost } from './desktop-host.ts'

describe('the host behind the desktop window', () => {
  it('hands a call over as plain data, and its outcome back', async () => {
    const { host, calls } = setUp(() => Promise.resolve({ ok: true, value: [] }))
    expect(await host.invoke('decisions.apply', reactive({ changes: [{ kind: 'vm.exclusion' as never, subject: 'a/vm-1', value: reactive({ reason: 'x' }) }] }))).toEqual({ ok: true, value: [] })
    expect(calls).toHaveLength(1)
    // A message is copied; what cannot be copied would throw here.
    expect(structuredClone(calls[0]?.input)).toEqual({ changes: [{ kind: 'vm.exclusion', subject: 'a/vm-1', value: { reason: 'x' } }] })
  })

  it('tells each call its own progress, as long as it lasts', async () => {
    const answers: ((outcome: unknown) => void)[] = []
    const { host, calls, tell } = setUp(() => new Promise((resolve) => answers.push(resolve)))
    const told: [string, unknown][] = []
    const first = host.invoke('inventory.import', { files: ['a'] }, { onProgress: (progress) => told.push(['first', progress]) })
    const second = host.invoke('inventory.import', { files: ['b'] }, { onProgress: (progress) => told.push(['second', progress]) })
    tell(calls[1]?.id ?? '', 1)
    tell(calls[0]?.id ?? '', 2)
    tell('of-nobody', 3)
    answers[0]?.({ ok: true, value: {} })
    await first
    tell(calls[0]?.id ?? '', 4)
    expect(told).toEqual([['second', 1], ['first', 2]])
    answers[1]?.({ ok: true, value: {} })
    await second
  })

  it('cancels by the id of the call, and does not begin what was cancelled before', async () => {
    const answers: ((outcome: unknown) => void)[] = []
    const { host, calls, cancelled } = setUp(() => new Promise((resolve) => answers.push(resolve)))
    const controller = new AbortController()
    const call = host.invoke('project.info', {}, { signal: controller.signal })
    controller.abort()
    expect(cancelled).toEqual([calls[0]?.id])
    answers[0]?.({ ok: false, error: { code: 'cancelled', message: 'It was.', details: {} } })
    expect(await call).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(await host.invoke('project.info', {}, { signal: controller.signal })).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(calls).toHaveLength(1)
  })

  it('never rejects', async () => {
    const { host } = setUp(() => Promise.reject(new Error('refused')))
    for (const outcome of [await host.invoke('project.info', {}), await host.info(), await host.lastJobs(), await host.upload(new File([], 'a.xlsx'))]) {
      expect(outcome).toMatchObject({ ok: false, error: { code: 'internal', details: { cause: 'refused' } } })
    }
  })

  it('parses what it is told', async () => {
    const { host } = setUp(() => Promise.resolve({ kind: 'spaceship' }))
    expect(await host.info()).toMatchObject({ ok: false, error: { code: 'internal' } })
  })

  it('hears what is asked of its window, and nothing of another form', () => {
    const { host, wish } = setUp(() => Promise.resolve(null))
    const heard: unknown[] = []
    host.capabilities.onWish?.((asked) => void heard.push(asked))
    wish({ kind: 'open-project', path: '/p/a.portolan' })
    for (const other of [{ kind: 'go', path: 'https://example.com/' }, { kind: 'run', path: '/a' }, null]) expect(() => wish(other)).toThrow()
    expect(heard).toEqual([{ kind: 'open-project', path: '/p/a.portolan' }])
  })

  it('hands a file over', async () => {
    const file = { path: '/i/a.xlsx', name: 'a.xlsx', bytes: 7 }
    const { host } = setUp(() => Promise.resolve({ ok: true, value: file }))
    expect(await host.upload(new File([], 'a.xlsx'))).toEqual({ ok: true, value: file })
  })
})

/** A bridge whose every question is answered by the test. */
function setUp(answer: () => Promise<unknown>) {
  const calls: BridgeCall[] = []
  const cancelled: string[] = []
  let listener: (id: string, progress: unknown) => void = () => undefined
  let wishListener: (wish: unknown) => void = () => undefined
  const bridge: DesktopBridge = {
    invoke: (call) => {
      calls.push(call)
      return answer()
    },
    cancel: (id) => void cancelled.push(id),
    onProgress: (heard) => void (listener = heard),
    upload: answer,
    chooseFolder: answer,
    choosePath: answer,
    revealInFolder: async () => void (await answer()),
    info: answer,
    lastJobs: answer,
    onWish: (heard) => void (wishListener = heard),
  }
  return { host: createDesktopHost(bridge), calls, cancelled, tell: (id: string, progress: unknown) => listener(id, progress), wish: (wish: unknown) => wishListener(wish) }
}
