import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { ProjectFile } from '#backend/db/project-file.ts'
import { lastExportGzip } from '#backend/db/repositories/last-export-repository.ts'
import { AppError } from '#shared/contract/app-error.ts'
import type { BundleText, FileChange } from '#shared/contract/bundle-preview.ts'
import type { ComputedBundle } from './compute-bundle.ts'

const decompress = promisify(gunzip)

/** What a page can lay out at once without delay; only summaries of large estates are longer. */
const MAX_TEXT_BYTES = 2 * 1024 * 1024

/** One file of a bundle beside what the last export wrote at its path. AppError not-found where neither has it. */
export async function bundleText(project: ProjectFile, bundle: ComputedBundle, path: string): Promise<BundleText> {
  const file = bundle.files.find((candidate) => candidate.path === path)
  const kept = lastExportGzip(project, path)
  if (file === undefined && kept === null) throw new AppError('not-found', `The bundle has no file ${path}: its name may have changed with the plan.`, { path })
  const before = kept === null ? null : await decompress(kept)
  const now = file === undefined ? null : Buffer.from(file.text)
  return { path, change: changeOf(now, before), now: now === null ? null : cut(now), before: before === null ? null : cut(before) }
}

function changeOf(now: Buffer | null, before: Buffer | null): FileChange {
  if (now === null) return 'removed'
  if (before === null) return 'added'
  return now.equals(before) ? 'same' : 'changed'
}

const LINE_FEED = 0x0a

/** Whole lines only, so that no character is cut in two; a text of one endless line is cut where a character begins. */
function cut(text: Buffer): { text: string; bytes: number; missingBytes: number } {
  if (text.length <= MAX_TEXT_BYTES) return { text: text.toString('utf8'), bytes: text.length, missingBytes: 0 }
  let end = text.lastIndexOf(LINE_FEED, MAX_TEXT_BYTES - 1) + 1
  if (end === 0) for (end = MAX_TEXT_BYTES; isContinuation(text[end]); end--);
  return { text: text.toString('utf8', 0, end), bytes: text.length, missingBytes: text.length - end }
}

/** A byte within a character of UTF-8: 10xxxxxx (RFC 3629). */
const CONTINUATION = { mask: 0xc0, mark: 0x80 } as const

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & CONTINUATION.mask) === CONTINUATION.mark
}
