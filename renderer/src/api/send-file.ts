import { say } from './say.ts'
import { problemOf, lostConnection } from './web-problem.ts'
import type { UploadOptions } from './host.ts'
import type { Outcome } from '#shared/contract/api-types.ts'
import { type UploadedFile, uploadedFileSchema } from '#shared/contract/host-info.ts'

const SUCCESS = 200

/** Sends a file's bytes. XMLHttpRequest, since fetch tells nothing of how much has been sent. */
export function sendFile(file: File, token: string, { signal, onProgress }: UploadOptions): Promise<Outcome<UploadedFile>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    const abort = (): void => request.abort()
    const end = (outcome: Outcome<UploadedFile>): void => {
      signal?.removeEventListener('abort', abort)
      resolve(outcome)
    }
    const cancelled = (): void => end({ ok: false, error: { code: 'cancelled', message: say('sendingCancelled', { file: file.name }), details: {} } })
    if (signal?.aborted === true) return cancelled()
    signal?.addEventListener('abort', abort, { once: true })
    request.open('POST', `/upload?name=${encodeURIComponent(file.name)}`)
    request.setRequestHeader('Authorization', `Bearer ${token}`)
    request.upload.addEventListener('progress', (event) => onProgress?.(event.loaded))
    request.addEventListener('abort', cancelled)
    request.addEventListener('error', () => end({ ok: false, error: lostConnection(new Error('The upload broke off.')) }))
    request.addEventListener('load', () => {
      if (request.status === SUCCESS) return end({ ok: true, value: uploadedFileSchema.parse(JSON.parse(request.responseText)) })
      void problemOf(new Response(request.responseText, { status: request.status })).then((error) => end({ ok: false, error }))
    })
    request.send(file)
  })
}
