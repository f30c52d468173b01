import { useMessage } from 'naive-ui'
import { useI18n } from 'vue-i18n'
import { writeClipboard } from '#renderer/components/data-table/write-clipboard.ts'

/**
 * Puts the address of what is shown on the clipboard; null where an address means nothing outside of its window, as in the desktop's.
 * The token is in no address: the link opens in the browsers that are signed in.
 */
export function useCopyLink(): (() => Promise<void>) | null {
  const { t } = useI18n()
  const message = useMessage()
  if (!location.protocol.startsWith('http')) return null
  return async () => {
    try {
      await writeClipboard(Promise.resolve(location.href))
      message.success(t('frame.link.copied'))
    } catch (error) {
      message.error(t('frame.link.failed', { why: error instanceof Error ? error.message : String(error) }))
    }
  }
}
