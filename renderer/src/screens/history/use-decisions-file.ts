import { ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useHost } from '#renderer/api/host.ts'
import { saveBlob } from '#renderer/api/save-blob.ts'
import { textOfFile } from '#renderer/api/text-of-file.ts'
import { useProject } from '#renderer/stores/project.ts'
import { MAX_DECISIONS_TEXT_LENGTH } from '#shared/contract/decisions-api.ts'
import type { ErrorData } from '#shared/contract/api-types.ts'
import type { ApiOutput } from '#shared/contract/api.ts'

/** What came of the last that was asked for; `file` is the name of the file that was chosen. */
export type FileResult =
  | ({ readonly did: 'save' } & Pick<ApiOutput<'decisions.export'>, 'leftOut'>)
  | ({ readonly did: 'take'; readonly file: string } & ApiOutput<'decisions.take'>)
  | { readonly did: 'fail'; readonly at: 'save' | 'take'; readonly file: string; readonly message: string; /** Each fault with its line. */ readonly faults: readonly string[] }

const FILE_NAME = 'portolan.yaml'
/** Above this many bytes no text can be short enough: a character of UTF-8 has at most four. */
const MOST_BYTES = MAX_DECISIONS_TEXT_LENGTH * 4

/** Decisions as a file: saved, taken over. One at a time; while one is under way a further one is not begun. */
export function useDecisionsFile() {
  const { t, n } = useI18n()
  const host = useHost()
  const project = useProject()
  const result = shallowRef<FileResult | null>(null)
  const isBusy = ref(false)

  async function begin(work: () => Promise<FileResult>): Promise<void> {
    if (isBusy.value) return
    isBusy.value = true
    result.value = null
    try {
      result.value = await work()
    } finally {
      isBusy.value = false
    }
  }

  const save = (): Promise<void> => begin(async () => {
    const outcome = await host.invoke('decisions.export', {})
    if (!outcome.ok) return failureOf('save', FILE_NAME, outcome.error)
    saveBlob(new Blob([outcome.value.text], { type: 'application/yaml' }), FILE_NAME)
    return { did: 'save', leftOut: outcome.value.leftOut }
  })

  const take = (file: File): Promise<void> => begin(async () => {
    const fail = (message: string): FileResult => ({ did: 'fail', at: 'take', file: file.name, message, faults: [] })
    const tooLarge = t('history.file.tooLarge', { most: n(MAX_DECISIONS_TEXT_LENGTH) })
    if (file.size > MOST_BYTES) return fail(tooLarge)
    const text = await textOfFile(file)
    if (text === null) return fail(t('history.file.notText'))
    if (text.length > MAX_DECISIONS_TEXT_LENGTH) return fail(tooLarge)
    const outcome = await host.invoke('decisions.take', { text })
    if (!outcome.ok) return failureOf('take', file.name, outcome.error)
    project.changed()
    return { did: 'take', file: file.name, ...outcome.value }
  })

  return { result, isBusy, save, take, forget: () => { result.value = null } }
}

function failureOf(at: 'save' | 'take', file: string, { message, details }: ErrorData): FileResult {
  const { faults } = details
  return { did: 'fail', at, file, message, faults: Array.isArray(faults) ? faults.map(String) : [] }
}
