import { ref, shallowRef } from 'vue'
import { useHost } from '#renderer/api/host.ts'
import { saveBlob } from '#renderer/api/save-blob.ts'
import { textOfFile } from '#renderer/api/text-of-file.ts'
import { MAX_TARGET_TEXT_LENGTH } from '#shared/contract/target-api.ts'
import type { Target } from '#shared/domain/target/target.ts'

export interface YamlFailure {
  readonly kind: 'load' | 'format'
  /** The file's name; empty for what was to be written. */
  readonly file: string
  readonly message: string
  /** Each fault with its path. */
  readonly faults: readonly string[]
}

/** Above this many bytes no text can be short enough: a character of UTF-8 has at most four. */
const MOST_BYTES = MAX_TARGET_TEXT_LENGTH * 4

/** A target as YAML: shown, saved as a file, read from one. */
export function useYaml(texts: { readonly tooLarge: string; readonly notText: string }) {
  const host = useHost()
  const shown = shallowRef<{ readonly id: string; readonly text: string } | null>(null)
  const failure = shallowRef<YamlFailure | null>(null)
  const isBusy = ref(false)

  async function busy<Value>(work: () => Promise<Value>): Promise<Value | null> {
    if (isBusy.value) return null
    isBusy.value = true
    failure.value = null
    try {
      return await work()
    } finally {
      isBusy.value = false
    }
  }

  const format = (target: Target): Promise<string | null> => busy(async () => {
    const outcome = await host.invoke('target.format', { target })
    if (outcome.ok) return outcome.value.text
    failure.value = { kind: 'format', file: '', message: outcome.error.message, faults: [] }
    return null
  })

  async function show(target: Target): Promise<void> {
    const text = await format(target)
    if (text !== null) shown.value = { id: target.id, text }
  }

  async function saveAs(target: Target): Promise<void> {
    const text = await format(target)
    if (text !== null) saveBlob(new Blob([text], { type: 'application/yaml' }), `${target.id}.yaml`)
  }

  /** The file's target, or null; then `failure` says why. */
  const read = (file: File): Promise<Target | null> => busy(async () => {
    const fail = (message: string, faults: readonly string[] = []): null => {
      failure.value = { kind: 'load', file: file.name, message, faults }
      return null
    }
    if (file.size > MOST_BYTES) return fail(texts.tooLarge)
    const text = await textOfFile(file)
    if (text === null) return fail(texts.notText)
    if (text.length > MAX_TARGET_TEXT_LENGTH) return fail(texts.tooLarge)
    const outcome = await host.invoke('target.parse', { text })
    if (outcome.ok) return outcome.value
    const { faults } = outcome.error.details
    return fail(outcome.error.message, Array.isArray(faults) ? faults : [])
  })

  return { shown, failure, show, saveAs, read, close: () => { shown.value = null }, forget: () => { failure.value = null } }
}
