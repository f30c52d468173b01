import { describe, expect, it } from 'vitest'
import { createPrinter, type PrintWindow } from './create-printer.ts'

const ADDRESS = 'app://portolan/print'

/** A printer whose windows print the page that they were given, and what they saw. */
function open(fails = false) {
  let answer: (request: Request) => Response | Promise<Response> = () => new Response(null, { status: 500 })
  const seen: { address: string; policy: string | null; isDestroyed: boolean; isOther: number }[] = []
  const printer = createPrinter({
    protocol: { handle: (_scheme, handler) => void (answer = handler) },
    openWindow: (): PrintWindow => {
      let page = ''
      const one = { address: '', policy: null as string | null, isDestroyed: false, isOther: 0 }
      seen.push(one)
      return {
        loadURL: async (address) => {
          const response = await answer(new Request(address))
          Object.assign(one, { address, policy: response.headers.get('Content-Security-Policy'), isOther: (await answer(new Request('app://portolan/other'))).status })
          page = await response.text()
        },
        webContents: { printToPDF: (options) => (fails ? Promise.reject(new Error('No paper.')) : Promise.resolve(Buffer.from(`%PDF ${page} ${String(options.preferCSSPageSize)}`))) },
        destroy: () => void (one.isDestroyed = true),
      }
    },
  })
  return { printer, seen }
}

describe('the printer of the desktop app', () => {
  it('prints each document from memory, by its own paper, and closes its window', async () => {
    const { printer, seen } = open()
    const pages = await Promise.all([printer('<p>one</p>'), printer('<p>two</p>')])
    expect(pages.map((page) => Buffer.from(page).toString())).toEqual(['%PDF <p>one</p> true', '%PDF <p>two</p> true'])
    expect(seen).toEqual([1, 2].map(() => ({ address: ADDRESS, policy: "default-src 'none'; style-src 'unsafe-inline'", isDestroyed: true, isOther: 404 })))
  })

  it('tells that it cannot print, closes the window, and prints the next', async () => {
    const { printer, seen } = open(true)
    await expect(printer('<p>one</p>')).rejects.toThrow('No paper.')
    await expect(printer('<p>two</p>')).rejects.toThrow('No paper.')
    expect(seen.map(({ isDestroyed }) => isDestroyed)).toEqual([true, true])
  })
})
