import { useI18n } from 'vue-i18n'

/** Names a kind of decision as a person knows it; one without a name of its own stands as it is. */
export function useKindName(): (kind: string) => string {
  const { t, te } = useI18n()
  return (kind) => {
    const key = `frame.kinds.${kind.replaceAll(/[.-]/g, '_')}`
    return te(key) ? t(key) : kind
  }
}
