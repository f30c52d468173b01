import { computed, onBeforeUnmount, shallowRef, useTemplateRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import type { CodeView, CodeViewOptions } from './code-view.ts'
import { loadCodeView } from './load-code-view.ts'

/**
 * The life of a view of a text: loaded when first wanted, made anew for another text, gone with its component. The
 * template names its place `place`. `hasFailed`: the text has to be shown plainly, since the view could not be loaded.
 */
export function useCodeView(options: () => Omit<CodeViewOptions, 'phrases'>) {
  const { t } = useI18n()
  const place = useTemplateRef<HTMLElement>('place')
  const view = shallowRef<CodeView | null>(null)
  const hasFailed = shallowRef(false)
  let newest = 0

  async function show(): Promise<void> {
    const mine = (newest += 1)
    const { createCodeView } = await loadCodeView()
    if (mine !== newest || place.value === null) return
    view.value?.destroy()
    view.value = createCodeView(place.value, { ...options(), phrases: phrases() })
  }

  /** By the words that CodeMirror looks up. */
  function phrases(): Record<string, string> {
    const own = (key: string): string => t(`yamlView.phrases.${key}`)
    return {
      Find: own('find'), next: own('next'), previous: own('previous'), all: own('all'), 'match case': own('matchCase'), regexp: own('regexp'), 'by word': own('byWord'), close: own('close'),
      'current match': own('currentMatch'), 'on line': own('onLine'), '$ unchanged lines': t('yamlView.phrases.unchanged', { count: '$' }),
    }
  }

  watch([place, options], () => {
    if (place.value === null) return
    show().catch((cause: unknown) => {
      console.warn('The view of texts could not be loaded.', cause)
      hasFailed.value = true
    })
  }, { immediate: true, flush: 'post' })

  onBeforeUnmount(() => {
    newest += 1
    view.value?.destroy()
  })

  return { view, hasFailed, isLoading: computed(() => view.value === null && !hasFailed.value) }
}
