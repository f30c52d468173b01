import { useI18n } from 'vue-i18n'
import { DEFAULT_SCENARIO_NAME } from '#shared/contract/sizing-api.ts'

/** How a page calls a scenario: by the name that somebody gave it, or as the defaults where the project holds none. */
export function useScenarioName(): (name: string) => string {
  const { t } = useI18n()
  return (name) => (name === DEFAULT_SCENARIO_NAME ? t('size.scenarios.defaults') : name)
}
