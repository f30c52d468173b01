import type { WriteSheet } from 'hucre/xlsx'

/** A4, as wide as one page or as many as are named, with the first column on each, and as high as `pages` (0: as many as it takes), headers on each page, and page numbers below. */
export function printSetup(headerRow: number | null, { orientation = 'landscape', pages = 0, pagesWide = 1 }: { readonly orientation?: 'landscape' | 'portrait'; readonly pages?: number; readonly pagesWide?: number } = {}): Pick<WriteSheet, 'pageSetup' | 'headerFooter'> {
  return {
    pageSetup: {
      paperSize: 'a4',
      orientation,
      fitToPage: true,
      fitToWidth: pagesWide,
      fitToHeight: pages,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 }, // inches
      ...(headerRow === null ? {} : { printTitlesRow: `$${headerRow}:$${headerRow}` }),
      ...(pagesWide === 1 ? {} : { printTitlesColumn: '$A:$A' }),
    },
    headerFooter: { oddFooter: '&L&A&C&F&R&P / &N' },
  }
}
