import { expect, it } from 'vitest'
import { guardClose } from './guard-close.ts'

it('lets a window close upon which nothing waits', () => {
  const window = openWindow([])
  window.close()
  expect([window.isClosed, window.asked]).toEqual([true, 0])
})

it('asks before it ends work, once at a time, and closes after a yes', async () => {
  const window = openWindow(['inventory.import'])
  window.close()
  window.close()
  expect([window.isClosed, window.asked]).toEqual([false, 1])
  await window.answer(false)
  expect(window.isClosed).toBe(false)
  window.close()
  await window.answer(true)
  expect([window.isClosed, window.asked]).toEqual([true, 2])
})

/** A window that closes where nobody prevents it. */
function openWindow(calls: readonly string[]) {
  let onClose: (event: { preventDefault(): void }) => void = () => undefined
  let resolve: (isToEnd: boolean) => void = () => undefined
  const window = {
    isClosed: false,
    asked: 0,
    on: (_event: 'close', listener: typeof onClose) => void (onClose = listener),
    close: () => onClose({ preventDefault: () => undefined }),
    answer: async (isToEnd: boolean) => {
      resolve(isToEnd)
      await Promise.resolve().then(() => undefined)
    },
  }
  guardClose(window, {
    underWay: () => calls,
    askToEnd: () => {
      window.asked += 1
      return new Promise((answer) => (resolve = answer))
    },
    onClosing: () => void (window.isClosed = true),
  })
  return window
}
