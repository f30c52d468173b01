import { computed, ref, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute, useRouter } from 'vue-router'
import { useHost } from '#renderer/api/host.ts'
import { useCall } from '#renderer/api/use-call.ts'
import { type ChangedMeanwhile, changedMeanwhile } from '#renderer/components/draft-form/changed-meanwhile.ts'
import { draftProblems } from '#renderer/components/draft-form/draft-problems.ts'
import { type Draft, freeName, withValue } from '#renderer/components/draft-form/draft-values.ts'
import { useChosenScenario } from '#renderer/stores/chosen-scenario.ts'
import { useDecisions } from '#renderer/stores/decisions.ts'
import { useProject } from '#renderer/stores/project.ts'
import { MOST_SCENARIOS, sizingScenarioSchema } from '#shared/domain/sizing/scenario.ts'
import { isSameScenario } from './scenario-draft.ts'

/** `seen` are the inputs that the change takes the place of, null for none; left out where they do not matter. */
type Change = { readonly name: string; readonly inputs: Draft | null; readonly seen?: unknown }

/**
 * The scenarios of the project, the one that is shown, and the draft of its inputs. Whatever makes sense is kept as a
 * decision as soon as a hand rests, so that undo takes it back; what makes no sense stays in the draft.
 */
export function useScenarios() {
  const { t } = useI18n()
  const route = useRoute()
  const router = useRouter()
  const host = useHost()
  const decisions = useDecisions()
  const project = useProject()
  const stored = useCall((signal) => host.invoke('sizing.scenarios', {}, { signal }), { reloadOn: () => project.generation })
  const draft = shallowRef<Draft>({})
  const error = ref<string | null>(null)
  const said = ref('')
  /** What somebody else decided of a scenario meanwhile. */
  const changed = shallowRef<ChangedMeanwhile | null>(null)
  let refused: { readonly changes: readonly Change[]; readonly what: string } | null = null
  /** What the draft began as, to tell a change of somebody else, or an undo, from an own one. */
  let known: { readonly name: string | null; readonly inputs: unknown } | null = null
  let underWay = 0

  const names = computed(() => (stored.value?.scenarios ?? []).map((scenario) => scenario.name))
  const chosenBefore = useChosenScenario()
  const wanted = ref(typeof route.query['scenario'] === 'string' ? route.query['scenario'] : chosenBefore.name)
  /** Null: the project holds no scenario, and the defaults are shown. */
  const name = computed(() => (wanted.value !== null && names.value.includes(wanted.value) ? wanted.value : (names.value[0] ?? null)))
  const problems = computed(() => draftProblems(sizingScenarioSchema, draft.value))

  watch([() => stored.value, name], () => {
    // What somebody else decided is not put in place of a draft about which a question is open.
    if (stored.value === null || underWay > 0 || changed.value !== null) return
    const inputs = stored.value.scenarios.find((scenario) => scenario.name === name.value)?.inputs ?? stored.value.defaults
    if (known !== null && known.name === name.value && isSameScenario(known.inputs, inputs)) return
    known = { name: name.value, inputs }
    draft.value = inputs
  }, { immediate: true })

  watch(name, (own) => {
    if (own === null) return
    chosenBefore.name = own
    // The link that somebody copies leads to what is shown, which may have been chosen at an earlier visit.
    if (own !== (route.query['scenario'] ?? names.value[0])) void router.replace({ query: { ...route.query, scenario: own } })
  }, { immediate: true })

  async function decide(changes: readonly Change[], what: string): Promise<boolean> {
    underWay += 1
    const outcome = await decisions.apply(changes.map(({ name: own, inputs, ...more }) => ({ kind: 'sizing.scenario' as const, subject: own, value: inputs as never, ...more }))) // a draft that makes sense is what the kind takes
    underWay -= 1
    changed.value = outcome.ok ? null : changedMeanwhile(outcome.error)
    refused = changed.value === null ? null : { changes, what }
    error.value = outcome.ok || changed.value !== null ? null : outcome.error.message
    if (outcome.ok) said.value = what
    return outcome.ok
  }

  /** What the form says counts, whatever somebody else decided meanwhile. */
  async function keepMine(): Promise<void> {
    if (refused === null) return
    const { changes, what } = refused
    // Something more may have been typed since.
    const own = changes.map(({ name: about, inputs }) => ({ name: about, inputs: inputs !== null && about === name.value && problems.value.length === 0 ? draft.value : inputs }))
    const mine = own.find(({ name: about }) => about === name.value)
    if (mine?.inputs != null) known = { name: mine.name, inputs: mine.inputs }
    await decide(own, what)
  }

  /** What somebody else decided meanwhile counts, and is shown. */
  async function takeTheirs(): Promise<void> {
    changed.value = null
    refused = null
    known = null
    await project.refresh()
  }

  /** The inputs of a scenario as the project had them when it was last asked; null where it had none of the name. */
  function seenOf(own: string): unknown {
    return stored.value?.scenarios.find((scenario) => scenario.name === own)?.inputs ?? null
  }

  function choose(chosen: string): void {
    wanted.value = chosen
    void router.replace({ query: { ...route.query, scenario: chosen } })
  }

  function set(path: string, value: unknown): void {
    draft.value = withValue(draft.value, path, value)
  }

  /** Keeps the draft, if it makes sense and is other than what is kept. */
  async function commit(): Promise<void> {
    const inputs = draft.value
    if (problems.value.length > 0 || isSameScenario(inputs, known?.inputs)) return
    const own = name.value ?? freeName(t('size.scenarios.first'), names.value)
    // While what was typed before is being kept, the next change follows on it.
    const seen = known?.name === own ? known.inputs : seenOf(own)
    const before = known
    known = { name: own, inputs }
    if (name.value === null) choose(own)
    if (!(await decide([{ name: own, inputs, seen }], t('size.scenarios.kept', { name: own })))) known = before
  }

  async function add(base: string, inputs: Draft): Promise<void> {
    const own = freeName(base, names.value)
    choose(own)
    if (!(await decide([{ name: own, inputs, seen: null }], t('size.scenarios.added', { name: own }))) && changed.value === null) error.value ??= t('size.scenarios.failed')
  }

  /** Whether it was done. */
  async function rename(to: string): Promise<boolean> {
    const from = name.value
    const own = to.trim()
    if (from === null || own === from) return true
    if (own === '' || names.value.includes(own)) {
      error.value = t(own === '' ? 'size.scenarios.noName' : 'size.scenarios.taken', { name: own })
      return false
    }
    const inputs = stored.value?.scenarios.find((scenario) => scenario.name === from)?.inputs ?? draft.value
    choose(own)
    return decide([{ name: from, inputs: null, seen: seenOf(from) }, { name: own, inputs, seen: null }], t('size.scenarios.renamed', { name: own }))
  }

  async function remove(): Promise<void> {
    if (name.value !== null) await decide([{ name: name.value, inputs: null, seen: seenOf(name.value) }], t('size.scenarios.removed', { name: name.value }))
  }

  return {
    stored, names, name, draft, problems, error, changed, said, keepMine, takeTheirs, choose, set, commit, rename, remove,
    /** What went wrong is not shown any more. */
    forgive: () => { error.value = null },
    add: () => add(t('size.scenarios.first'), {}),
    duplicate: () => add(name.value ?? t('size.scenarios.first'), problems.value.length === 0 ? draft.value : {}),
    canAdd: computed(() => names.value.length < MOST_SCENARIOS),
  }
}

export type Scenarios = ReturnType<typeof useScenarios>
