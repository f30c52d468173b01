import { COMPOUND_FILES } from './compound-files.ts'

/** The stream of a compound file in which an encrypted .xlsx workbook lies ([MS-OFFCRYPTO] 2.3.1). */
const ENCRYPTED_PACKAGE = 'EncryptedPackage'
/** Streams of a legacy workbook, of Excel 97 and of Excel 95 ([MS-XLS] 2.1.2). */
const WORKBOOK_STREAMS = ['/Workbook', '/Book'] as const
/** The record that says that everything behind it is encrypted ([MS-XLS] 2.4.117). */
const FILE_PASS = 0x2f
/** A record begins with its type and its length, two bytes each ([MS-XLS] 2.1.4). */
const RECORD_HEADER_BYTES = 4
/** FilePass comes right behind the first record and perhaps one that says that writing is not wanted ([MS-XLS] 2.1.7.20.3). */
const RECORDS_LOOKED_AT = 8

/** Whether a workbook that could not be read is one with a password: by its own marks, for libraries word it in many ways. */
export function isPasswordProtected(bytes: Uint8Array): boolean {
  try {
    const file = COMPOUND_FILES.read(Buffer.from(bytes), { type: 'buffer' })
    if (COMPOUND_FILES.find(file, ENCRYPTED_PACKAGE) !== null) return true
    return WORKBOOK_STREAMS.some((name) => hasFilePass(COMPOUND_FILES.find(file, name)?.content))
  } catch {
    // What is no compound file bears no such mark.
    return false
  }
}

function hasFilePass(content: Uint8Array | undefined): boolean {
  if (content === undefined) return false
  const bytes = Buffer.from(content)
  for (let at = 0, records = 0; records < RECORDS_LOOKED_AT && at + RECORD_HEADER_BYTES <= bytes.length; records += 1) {
    if (bytes.readUInt16LE(at) === FILE_PASS) return true
    at += RECORD_HEADER_BYTES + bytes.readUInt16LE(at + RECORD_HEADER_BYTES / 2)
  }
  return false
}
