import type { z } from 'zod'
import type { Api, ApiOutput } from '#shared/contract/api.ts'
import { countWords } from '#shared/contract/count-words.ts'
import { STORAGE_RULES_SUBJECT } from '#shared/contract/mapping-api.ts'
import { type CommandArguments, type CommandContext, type OptionDefinitions, UsageError } from './command.ts'
import { formatJson, type Rows } from './output/format.ts'
import { printRows } from './print-rows.ts'
import { unwrap } from './unwrap.ts'

export const STORAGE_OPTIONS = {
  datastore: { type: 'string' },
  rule: { type: 'string' },
  at: { type: 'string' },
  vm: { type: 'string' },
  disk: { type: 'string' },
  class: { type: 'string' },
  'volume-mode': { type: 'string' },
  'access-mode': { type: 'string' },
  offload: { type: 'string' },
  'offload-secret': { type: 'string' },
  reason: { type: 'string' },
  preview: { type: 'boolean' },
} satisfies OptionDefinitions

export const STORAGE_OPTION_HELP: Readonly<Record<keyof typeof STORAGE_OPTIONS, string>> = {
  datastore: 'with storage set and unset: the datastore, by id or by a name that it alone bears',
  rule: 'with storage set: an expression over datastores; with unset: the place of a rule',
  at: 'with --rule: the place of the rule among the others, from 1; behind them where none is given',
  vm: 'with storage set and unset: the VM, by id or by a name that it alone bears',
  disk: 'with --vm: one disk of it, by its label or as "disk 2"',
  class: 'with storage set: the StorageClass',
  'volume-mode': 'Block or Filesystem',
  'access-mode': 'ReadWriteMany, ReadWriteOnce or ReadOnlyMany',
  offload: 'let the array copy the disks: its name in MTV, such as ontap',
  'offload-secret': 'with --offload: the Secret with the credentials of the array',
  reason: 'why; it goes into the plan',
  preview: 'with storage set and unset: say what would change, and change nothing',
}

type Change = z.infer<Api['mapping.preview']['input']>['changes'][number]

/** Decides on one datastore, rule, VM or disk, or takes that decision back; with --preview says what would change. */
export async function changeStorage(isUnset: boolean, args: CommandArguments, context: CommandContext): Promise<void> {
  const subjects = (['datastore', 'rule', 'vm'] as const).filter((name) => args.text(name) !== undefined)
  const [subject, ...others] = subjects
  if (subject === undefined || others.length > 0) throw new UsageError('name one of --datastore, --rule and --vm')
  if (args.text('disk') !== undefined && subject !== 'vm') throw new UsageError('--disk goes with --vm alone')
  if (args.text('at') !== undefined && (subject !== 'rule' || isUnset)) throw new UsageError('--at goes with "set --rule" alone')
  const value = isUnset ? null : valueOf(args)
  const change = await CHANGE[subject](value, args, context)
  const changes = [change]
  const preview = unwrap(await context.backend.invoke('mapping.preview', { changes }))
  if (!args.flag('preview')) unwrap(await context.backend.invoke('decisions.apply', { changes }))
  if (context.format === 'json') context.print(formatJson({ isPreview: args.flag('preview'), change, ...preview }))
  else printRows(linesOf(preview), context)
  const { rows, vms, disks } = preview.touched
  context.note(`${countWords(rows, 'destination')} ${args.flag('preview') ? 'would change' : 'changed'}: ${countWords(vms, 'VM')}, ${countWords(disks, 'disk')}.`)
}

type Value = Readonly<Record<string, unknown>> | null
type Changer = (value: Value, args: CommandArguments, context: CommandContext) => Promise<Change>

const CHANGE: Readonly<Record<'datastore' | 'rule' | 'vm', Changer>> = {
  datastore: async (value, args, context) => {
    const { rows } = unwrap(await context.backend.invoke('mapping.storage', {}))
    return { kind: 'datastore.storage-class', subject: idOf('datastore', args.requiredText('datastore'), rows), value }
  },
  rule: async (value, args, context) => {
    const { rules } = unwrap(await context.backend.invoke('mapping.storage', {}))
    const kept = rules.map(({ place: _place, passed: _passed, decides: _decides, ...rule }) => rule)
    const wanted = args.requiredText('rule')
    if (value === null) {
      const place = placeOf('rule', wanted, rules.length)
      const left = kept.filter((_rule, index) => index !== place - 1)
      return { kind: 'storage.rules', subject: STORAGE_RULES_SUBJECT, value: left.length === 0 ? null : { rules: left } }
    }
    const place = args.text('at') === undefined ? rules.length + 1 : placeOf('at', args.requiredText('at'), rules.length + 1)
    return { kind: 'storage.rules', subject: STORAGE_RULES_SUBJECT, value: { rules: [...kept.slice(0, place - 1), { where: wanted, ...value }, ...kept.slice(place - 1)] } }
  },
  vm: async (value, args, context) => {
    const { rows } = unwrap(await context.backend.invoke('inventory.list', { kind: 'vms' }))
    const subject = idOf('VM', args.requiredText('vm'), rows.map(({ id, name }) => ({ id: String(id), name: String(name) })))
    const disk = args.text('disk')
    if (disk === undefined) return { kind: 'vm.storage-class', subject, value }
    const { decisions } = unwrap(await context.backend.invoke('inventory.vm', { id: subject }))
    const others = (decisions['vm.disk-storage-classes']?.disks ?? []).filter((entry) => entry.disk.toLowerCase() !== disk.toLowerCase())
    const disks = value === null ? others : [...others, { disk, ...value }]
    return { kind: 'vm.disk-storage-classes', subject, value: disks.length === 0 ? null : { disks } }
  },
}

function valueOf(args: CommandArguments): Readonly<Record<string, unknown>> {
  const stated = (key: string, option: string): Record<string, string> => (args.text(option) === undefined ? {} : { [key]: args.requiredText(option) })
  const offload = args.text('offload')
  if (offload === undefined && args.text('offload-secret') !== undefined) throw new UsageError('--offload-secret goes with --offload')
  return {
    storageClass: args.requiredText('class'),
    ...stated('volumeMode', 'volume-mode'),
    ...stated('accessMode', 'access-mode'),
    ...(offload === undefined ? {} : { copyOffload: { vendor: offload, secret: args.requiredText('offload-secret') } }),
    ...stated('reason', 'reason'),
  }
}

function idOf(what: string, wanted: string, objects: readonly { readonly id: string; readonly name: string }[]): string {
  if (objects.some(({ id }) => id === wanted)) return wanted
  const [only, ...others] = objects.filter(({ name }) => name === wanted)
  if (only === undefined) throw new UsageError(`no ${what} is called "${wanted}"`)
  if (others.length > 0) throw new UsageError(`${others.length + 1} objects are called "${wanted}": name the ${what} by its id`)
  return only.id
}

function placeOf(option: string, text: string, last: number): number {
  const place = Number(text)
  if (!Number.isInteger(place) || place < 1 || place > last) throw new UsageError(last === 0 ? 'there is no rule' : `--${option} wants a place from 1 to ${last}, not "${text}"`)
  return place
}

function linesOf({ storage, vmStorage }: ApiOutput<'mapping.preview'>): Rows {
  return {
    columns: ['name', 'before', 'after', 'vms', 'disks', 'provisionedMib', 'open', 'warnings'],
    rows: [...storage, ...vmStorage].map(({ name, before, after, vms, disks, provisionedMib, open, warnings }) => ({
      name, before: words(before), after: words(after), vms, disks, provisionedMib, open: open.join(' '), warnings: warnings.map(({ code }) => code),
    })),
  }
}

function words(destination: ApiOutput<'mapping.preview'>['storage'][number]['before']): string | null {
  return destination === null ? null : `${destination.storageClass}, ${destination.volumeMode}, ${destination.accessMode}`
}
