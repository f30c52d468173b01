import { CFB } from 'xlsx'

/** A stream of a compound file. */
export interface CompoundStream {
  content: Uint8Array
  size: number
}

interface CompoundFiles {
  /** Throws where the bytes are no compound file. */
  read(bytes: Buffer, options: { readonly type: 'buffer' }): object
  find(file: object, name: string): CompoundStream | null
  write(file: object, options: { readonly type: 'buffer' }): Buffer
  readonly utils: {
    cfb_new(): object
    cfb_add(file: object, name: string, content: Buffer): unknown
  }
}

/** The part of SheetJS that reads and writes compound files ([MS-CFB]), which it does not type. */
export const COMPOUND_FILES: CompoundFiles = CFB as CompoundFiles // as its documentation says
