/** How a host prints: a whole HTML document, which loads nothing from elsewhere, comes back as a PDF. Rejects where it cannot be printed. */
export type PrintPdf = (html: string) => Promise<Uint8Array<ArrayBuffer>>
