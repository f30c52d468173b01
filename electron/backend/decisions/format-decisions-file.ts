import { isDeepStrictEqual } from 'node:util'
import { describeTarget, targetRemarks } from '#backend/targets/format-target.ts'
import { compareText } from '#shared/domain/compare.ts'
import { DECISION_KINDS, type DecisionKind, type Decisions, STORAGE_RULES_SUBJECT } from '#shared/domain/decisions/decision.ts'
import { KINDS_NOT_IN_FILE, VM_FILE_FIELDS, type VmFileField } from '#shared/domain/decisions/file-fields.ts'
import { scenarioNameSchema, sizingScenarioSchema } from '#shared/domain/sizing/scenario.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { serialiseYaml } from '#shared/manifests/serialise-yaml.ts'
import { describeWaveDecisions } from './describe-wave-decisions.ts'
import { entriesOf, type NameOf, remark } from './file-remarks.ts'

/** What a decisions file is written from. */
export interface DecisionsToWrite {
  readonly decisions: Decisions
  /** The target in force. */
  readonly target: Target
  readonly presets: readonly Target[]
  readonly nameOf: NameOf
}

/** Decisions in force of a kind that are not in the file; `count` is at least 1. */
export interface LeftOutDecisions {
  readonly kind: DecisionKind
  readonly count: number
}

/** The text of a decisions file that says what is in force, with names as remarks. The same decisions and target, the same bytes. */
export function formatDecisionsFile({ decisions, target, presets, nameOf }: DecisionsToWrite): { readonly text: string; readonly leftOut: readonly LeftOutDecisions[] } {
  const scenarios = entriesOf(decisions['sizing.scenario']).filter(([name]) => isScenarioName(name))
  const vms = describeVms(decisions)
  const datastores = entriesOf(decisions['datastore.storage-class']).map(([datastore, value]) => ({ datastore, ...value }))
  const networks = describeNetworks(decisions)
  const waves = describeWaveDecisions(decisions, nameOf)
  const preset = describePreset(target, presets)
  const leftOut = leftOutOf(decisions, Object.keys(decisions['sizing.scenario']).length - scenarios.length)
  const named = (list: string, ids: readonly string[]): [string, string][] => ids.flatMap((id, index) => remark(`${list}.${index}`, id, nameOf))
  const text = serialiseYaml([{
    value: {
      apiVersion: 'portolan/v1',
      kind: 'Decisions',
      target: preset ?? { settings: describeTarget(target) },
      vms: unlessEmpty(vms),
      storageRules: decisions['storage.rules'][STORAGE_RULES_SUBJECT]?.rules,
      datastores: unlessEmpty(datastores),
      networks: unlessEmpty(networks),
      sizing: unlessEmpty(scenarios.map(([scenario, inputs]) => ({ scenario, inputs: sizingScenarioSchema.parse(inputs) }))),
      waves: waves.value,
    },
    comment: [
      'What was decided in a project of Portolan. Take it over in the app on History, or with: portolan decisions import FILE --project FILE',
      'Objects are named by their ids; what they are called stands above.',
      ...(leftOut.length === 0 ? [] : [`Not in this file: ${leftOut.map(({ kind, count }) => `${count} ${kind}`).join(', ')}.`]),
    ],
    keyComments: Object.fromEntries([
      ...(preset === null ? Object.entries(targetRemarks(target)).map(([key, said]) => [`target.settings.${key}`, said] as const) : []),
      ...named('vms', vms.map(({ vm }) => vm)),
      ...named('datastores', datastores.map(({ datastore }) => datastore)),
      ...named('networks', networks.map(({ portGroup }) => portGroup)),
      ...waves.remarks,
    ]),
  }])
  return { text, leftOut }
}

function describeVms(decisions: Decisions): ({ readonly vm: string } & Readonly<Record<string, unknown>>)[] {
  const byVm = new Map<string, Record<string, unknown>>()
  for (const { field, kind, member } of VM_FILE_FIELDS as readonly VmFileField[]) {
    for (const [vm, value] of Object.entries<object>(decisions[kind])) {
      const fields = byVm.get(vm) ?? {}
      fields[field] = member === undefined ? inOrder(kind, value) : (value as Readonly<Record<string, unknown>>)[member] // such kinds are objects with that member
      byVm.set(vm, fields)
    }
  }
  return [...byVm].sort(([left], [right]) => compareText(left, right)).map(([vm, fields]) => ({ vm, ...fields }))
}

/** Labels are the one value of a VM whose members people name. */
function inOrder(kind: DecisionKind, value: object): object {
  return kind === 'vm.labels' && 'values' in value ? { ...value, values: Object.fromEntries(entriesOf(value.values as Readonly<Record<string, string>>)) } : value // as its schema has them
}

function describeNetworks(decisions: Decisions): { readonly portGroup: string; readonly network: unknown; readonly gateway: unknown }[] {
  const [networks, gateways] = [decisions['port-group.network'], decisions['port-group.gateway']]
  const portGroups = [...new Set([...Object.keys(networks), ...Object.keys(gateways)])].sort(compareText)
  return portGroups.map((portGroup) => ({ portGroup, network: networks[portGroup], gateway: gateways[portGroup] }))
}

/** The preset that the target is, with the releases that are otherwise; null where it is none. */
function describePreset(target: Target, presets: readonly Target[]): Record<string, unknown> | null {
  const preset = presets.find(({ id }) => id === target.id)
  if (preset === undefined || !isDeepStrictEqual({ ...preset, mtv: target.mtv, openshift: target.openshift }, target)) return null
  return { use: preset.id, mtv: preset.mtv === target.mtv ? undefined : target.mtv, openshift: preset.openshift === target.openshift ? undefined : target.openshift }
}

/** A file takes names that a form gives; by other ways a project may hold some that it refuses. */
function isScenarioName(name: string): boolean {
  const { success, data } = scenarioNameSchema.safeParse(name)
  return success && data === name
}

function leftOutOf(decisions: Decisions, badScenarios: number): LeftOutDecisions[] {
  const count = (kind: DecisionKind): number => {
    if (kind === 'sizing.scenario') return badScenarios
    return Object.hasOwn(KINDS_NOT_IN_FILE, kind) ? Object.keys(decisions[kind]).length : 0
  }
  return [...DECISION_KINDS].sort(compareText).map((kind) => ({ kind, count: count(kind) })).filter((entry) => entry.count > 0)
}

function unlessEmpty<Entry>(list: readonly Entry[]): readonly Entry[] | undefined {
  return list.length === 0 ? undefined : list
}
