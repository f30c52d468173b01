import type { Contender } from './reading.ts'

/**
 * Ways of reading a workbook, the yardstick first. Each is loaded in the process that measures it and in no other, so
 * that neither its code nor its loading counts for another one.
 */
export const CONTENDERS: readonly { readonly name: string; readonly load: () => Promise<Contender> }[] = [
  { name: 'bare inflate', load: async () => (await import('./bare-inflate.ts')).bareInflate },
  { name: 'inflate by yauzl streams', load: async () => (await import('./yauzl-stream.ts')).yauzlStream },
  { name: 'Portolan', load: async () => (await import('./portolan-reader.ts')).portolanReader },
  { name: 'SheetJS', load: async () => (await import('./sheet-js.ts')).sheetJs },
]
