import { safeFileName } from '#shared/domain/safe-file-name.ts'

/** What a file is called on this machine that a page sends under a name. */
export function uploadedFileName(name: string): string {
  return safeFileName(name)
}
