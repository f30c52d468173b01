import { useI18n } from 'vue-i18n'

/** Names a kind of decision as a person knows it; one without a name of its own stands as it is. */
export function useKindName(): (kind: string) => string {
  const i18n = useI18n()
  return (kind) => {
    const key = `frame.kinds.${kind.replaceAll(/[.-]/g, '_')}`
    return i18n.te(key) ? i18n.t(key) : kind
  }
}
