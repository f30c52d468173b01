import { computed, onScopeDispose, ref, type Ref, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { SCREENS } from '../screens.ts'
import { useCloseProject } from '../use-close-project.ts'
import { useCopyLink } from '../use-copy-link.ts'
import { useUndo } from '../use-undo.ts'
import { matchCommands } from './match-commands.ts'
import { NOBODY_WAITS, useHost } from '#renderer/api/host.ts'
import { useLeftLinks } from '#renderer/components/address/use-left-links.ts'
import { languageName, LANGUAGES } from '#renderer/i18n/languages.ts'
import { usePreferences } from '#renderer/stores/preferences.ts'
import { useProject } from '#renderer/stores/project.ts'
import { useScope } from '#renderer/stores/scope.ts'
import { DENSITIES, THEMES } from '#renderer/stores/stored-preferences.ts'
import { useTour } from '#renderer/tour/use-tour.ts'

export interface Command {
  readonly id: string
  readonly group: 'go' | 'do' | 'vms'
  readonly label: string
  /** Further words that find it, which are not shown. */
  readonly also?: string
  /** Shown beside the label, muted. */
  readonly note: string
  run(): void
}

/** VMs that the palette offers: as many as are read at a glance. */
const MOST_VMS = 8
const TYPING_PAUSE_MS = 120

/** Everything that can be done or gone to by name, and the VMs that the words find. */
export function useCommands(words: Ref<string>, openHelp: () => void) {
  const i18n = useI18n()
  const { t } = i18n
  const router = useRouter()
  const asLeft = useLeftLinks()
  const host = useHost()
  const preferences = usePreferences()
  const project = useProject()
  const scope = useScope()
  const undo = useUndo()
  const tour = useTour()
  const copyLink = useCopyLink()
  const close = useCloseProject()
  const vms = shallowRef<readonly Command[]>([])
  const isSearching = ref(false)
  const error = ref<string | null>(null)

  const go = (path: string): (() => void) => () => void router.push(asLeft(path))
  const fixed = computed((): Command[] => [
    { id: 'go:start', group: 'go', label: t('frame.projects'), note: '', run: go('/') },
    ...SCREENS.filter(({ route }) => project.isOpen || route.meta?.needsNoProject === true).flatMap(({ route, step, byName, parts = [] }): Command[] => {
      const place = step ?? byName
      if (place === undefined || (place.needsInventory && !project.hasInventory)) return []
      const label = step === undefined ? t(route.meta?.titleKey ?? '') : t(`frame.steps.${route.name}`)
      const also = i18n.te(`frame.palette.also.${route.name}`) ? t(`frame.palette.also.${route.name}`) : ''
      return [
        { id: `go:${route.name}`, group: 'go', label, also, note: '', run: go(place.path) },
        ...parts.map(({ nameKey, path }): Command => ({ id: `go:${path}`, group: 'go', label: t('frame.palette.part', { screen: label, part: t(nameKey) }), note: '', run: go(path) })),
      ]
    }),
    ...(undo.decisions.state.undo === null ? [] : [{ id: 'do:undo', group: 'do' as const, label: t('frame.undoStep', { what: undo.describe(undo.decisions.state.undo) }), note: `${t('frame.keys.control')} Z`, run: () => void undo.undo() }]),
    ...(undo.decisions.state.redo === null ? [] : [{ id: 'do:redo', group: 'do' as const, label: t('frame.redoStep', { what: undo.describe(undo.decisions.state.redo) }), note: `${t('frame.keys.control')} ${t('frame.keys.shift')} Z`, run: () => void undo.redo() }]),
    ...(scope.isNarrowed ? [{ id: 'do:scope', group: 'do' as const, label: t('frame.scope.clear'), note: '', run: scope.clear }] : []),
    ...(copyLink === null || !project.isOpen ? [] : [{ id: 'do:link', group: 'do' as const, label: t('frame.link.copy'), note: '', run: () => void copyLink() }]),
    { id: 'do:help', group: 'do', label: t('help.button'), note: 'F1', run: openHelp },
    { id: 'do:tour', group: 'do', label: t('tour.begin'), note: '', run: tour.begin },
    ...THEMES.map((theme): Command => ({ id: `do:theme:${theme}`, group: 'do', label: t('frame.palette.theme', { theme: t(`settings.themes.${theme}`) }), note: '', run: () => { preferences.theme = theme } })),
    ...DENSITIES.map((density): Command => ({ id: `do:density:${density}`, group: 'do', label: t('frame.palette.density', { density: t(`settings.densities.${density}`) }), note: '', run: () => { preferences.density = density } })),
    ...LANGUAGES.map((language): Command => ({ id: `do:language:${language}`, group: 'do', label: t('frame.palette.language', { language: languageName(language) }), note: '', run: () => { preferences.language = language } })),
    ...(project.isOpen ? [{ id: 'do:close', group: 'do' as const, label: t('frame.palette.close'), note: project.info?.name ?? '', run: () => void close() }] : []),
  ])

  let timer: ReturnType<typeof setTimeout> | undefined
  let underWay = new AbortController()
  watch(words, (text) => {
    clearTimeout(timer)
    underWay.abort(NOBODY_WAITS)
    error.value = null
    const search = text.trim()
    isSearching.value = search !== '' && project.hasInventory
    if (!isSearching.value) {
      vms.value = []
      return
    }
    timer = setTimeout(() => void find(search), TYPING_PAUSE_MS)
  })
  onScopeDispose(() => {
    clearTimeout(timer)
    underWay.abort(NOBODY_WAITS)
  })

  async function find(search: string): Promise<void> {
    const mine = new AbortController()
    underWay = mine
    const outcome = await host.invoke('inventory.query', { kind: 'vms', search, sort: [{ column: 'name', isDescending: false }], offset: 0, limit: MOST_VMS }, { signal: mine.signal })
    if (mine.signal.aborted) return
    isSearching.value = false
    if (!outcome.ok) {
      error.value = outcome.error.message
      vms.value = []
      return
    }
    vms.value = outcome.value.rows.map((row): Command => {
      const id = String(row['id'])
      return { id: `vm:${id}`, group: 'vms', label: String(row['name']), note: String(row['cluster'] ?? ''), run: () => void router.push({ name: 'vm', params: { id } }) }
    })
  }

  return { commands: computed(() => [...matchCommands(fixed.value, words.value), ...vms.value]), isSearching, error }
}
