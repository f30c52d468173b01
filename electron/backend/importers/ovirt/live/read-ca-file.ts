import { readFile, stat } from 'node:fs/promises'
import { AppError } from '#shared/contract/app-error.ts'
import { asDocumentError } from '#backend/documents/document-errors.ts'

/** A bundle of all public CAs is below this. */
const MOST_CA_BYTES = 4_194_304

/** The CA's certificate as the engine hands it out, in PEM. Throws AppError where the file is none. */
export async function readCaFile(path: string): Promise<string> {
  try {
    const { size } = await stat(path)
    const text = size > MOST_CA_BYTES ? '' : await readFile(path, 'utf8')
    if (text.includes('-----BEGIN CERTIFICATE-----')) return text
  } catch (error) {
    throw asDocumentError(path, error)
  }
  throw new AppError('unsupported-file', `${path} holds no certificate in PEM: download the engine's from /ovirt-engine/services/pki-resource?resource=ca-certificate&format=X509-PEM-CA.`, { path })
}
