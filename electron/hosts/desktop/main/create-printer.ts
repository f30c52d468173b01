import type { PrintPdf } from '#backend/report/print-pdf.ts'
import type { PrintToPDFOptions, Protocol, WebContents } from 'electron'
import { SECURITY_HEADERS } from '#backend/assets/security-headers.ts'
import { APP_ORIGIN, APP_SCHEME } from './app-address.ts'

/** What is printed runs nothing and loads nothing; its own policy says the same. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'"

/** The paper is what the document's own style says; black and white is the printer's matter. */
const OPTIONS: PrintToPDFOptions = { preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true, generateDocumentOutline: true }

/** A window that nobody sees, in a session of its own. */
export interface PrintWindow {
  loadURL(address: string): Promise<void>
  readonly webContents: Pick<WebContents, 'printToPDF'>
  destroy(): void
}

export interface PrinterOptions {
  /** Of the session of these windows, which keeps nothing on the disk. */
  readonly protocol: Pick<Protocol, 'handle'>
  readonly openWindow: () => PrintWindow
}

/**
 * Prints by Chromium's own print-to-PDF, one document after the other. A document is handed to its window from memory under an
 * address of the app's own scheme: it lies in no file, and nothing is asked of a network.
 */
export function createPrinter({ protocol, openWindow }: PrinterOptions): PrintPdf {
  let document = ''
  let before: Promise<unknown> = Promise.resolve()
  protocol.handle(APP_SCHEME, ({ url }) => {
    if (url !== ADDRESS) return new Response(null, { status: 404, headers: { ...SECURITY_HEADERS } })
    return new Response(document, { headers: { ...SECURITY_HEADERS, 'Content-Security-Policy': POLICY, 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' } })
  })

  async function print(html: string): Promise<Uint8Array<ArrayBuffer>> {
    const window = openWindow()
    try {
      document = html
      await window.loadURL(ADDRESS)
      return new Uint8Array(await window.webContents.printToPDF(OPTIONS))
    } finally {
      document = ''
      window.destroy()
    }
  }

  return (html) => {
    const printed = before.then(() => print(html))
    before = printed.catch(() => undefined) // told to whoever asked for that one
    return printed
  }
}

const ADDRESS = `${APP_ORIGIN}/print`
