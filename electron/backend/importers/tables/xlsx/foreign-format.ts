import type { AppError } from '#shared/contract/app-error.ts'
import { ADVICE_COPY_AGAIN, unreadableFile, unsupportedFile } from './file-errors.ts'
import type { OpenFile } from './open-file.ts'

/** The first bytes of a compound file ([MS-CFB] 2.2): a legacy .xls, or the shell of an encrypted workbook. */
const COMPOUND_FILE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const ZIP = Buffer.from('PK', 'latin1')
/** The stream that holds an encrypted workbook ([MS-OFFCRYPTO] 2.3.4.4), as a directory entry spells it. */
const ENCRYPTED_STREAM = Buffer.from('EncryptedPackage', 'utf16le')
const SCAN_BYTES = 1_048_576
const SAVE_AS = 'open it in a spreadsheet program and save it as .xlsx'

/** Throws AppError when the file's first bytes are not those of a zip archive. */
export async function refuseForeignFormat(file: OpenFile): Promise<void> {
  if (file.sizeBytes === 0) throw unreadableFile(file.path, 'it is empty', ADVICE_COPY_AGAIN)
  const head = Buffer.alloc(COMPOUND_FILE.length)
  await file.handle.read(head, 0, head.length, 0)
  if (head.equals(COMPOUND_FILE)) throw await compoundFileError(file)
  if (!head.subarray(0, ZIP.length).equals(ZIP)) {
    throw unsupportedFile(file.path, 'is not an .xlsx workbook (which would begin as a zip archive)', SAVE_AS)
  }
}

async function compoundFileError(file: OpenFile): Promise<AppError> {
  return (await contains(file, ENCRYPTED_STREAM))
    ? unsupportedFile(file.path, 'is protected by a password', 'open it in a spreadsheet program and save it without one')
    : unsupportedFile(file.path, 'is a legacy .xls workbook or another old Office file', SAVE_AS)
}

async function contains(file: OpenFile, wanted: Buffer): Promise<boolean> {
  const window = Buffer.alloc(SCAN_BYTES)
  // Windows overlap, since the name can lie across a border.
  for (let at = 0; at < file.sizeBytes; at += SCAN_BYTES - wanted.length) {
    const { bytesRead } = await file.handle.read(window, 0, window.length, at)
    if (bytesRead === 0) return false
    if (window.subarray(0, bytesRead).includes(wanted)) return true
  }
  return false
}
