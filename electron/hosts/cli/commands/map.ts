import type { ApiOutput } from '#shared/contract/api.ts'
import { countWords } from '#shared/contract/count-words.ts'
import { changeStorage, STORAGE_OPTION_HELP, STORAGE_OPTIONS } from '../change-storage.ts'
import { type Command, defineCommand, UsageError } from '../command.ts'
import { listStorage } from '../list-storage.ts'
import { CONCEPT_LISTS, printConcepts } from '../map/print-concepts.ts'
import { printNetworks } from '../map/print-networks.ts'
import { printNicLayout } from '../map/print-nic-layout.ts'
import { printOverview } from '../map/print-overview.ts'
import { printPermissions } from '../map/print-permissions.ts'
import { printQuotas } from '../map/print-quotas.ts'
import { printScheduling } from '../map/print-scheduling.ts'
import { printSecurity } from '../map/print-security.ts'
import { EXIT_STATUS } from '../exit-status.ts'
import { formatJson, formatTable, type Rows } from '../output/format.ts'
import { printRows } from '../print-rows.ts'
import { openWithWishes, WISH_OPTION_HELP, WISH_OPTIONS } from '../take-wishes.ts'
import { unwrap } from '../unwrap.ts'
import { printPlacement } from '../print-placement.ts'

type ComputeAnswer = ApiOutput<'mapping.compute'>

/** What `map` can show, and what it can change besides. */
const ACTIONS = { compute: ['list'], networks: ['list'], nics: ['list'], concepts: ['list'], vlans: ['list'], 'switch-ports': ['list'], security: ['list'], permissions: ['list'], quotas: ['list'], placement: ['list'], scheduling: ['list'], storage: ['list', 'set', 'unset'] } as const

export const map: Command = defineCommand({
  name: 'map',
  summary: 'Shows what becomes of the datastores, networks and VMs of a project and why, what the NICs of the nodes become, or what becomes of a firewall’s rules; changes where disks go.',
  usage: 'map [compute|networks|nics|concepts|vlans|switch-ports|security|permissions|quotas|placement|scheduling|storage [list | set | unset]] --project FILE [--decisions FILE] [--target PRESET|FILE] [--where EXPR] [options]',
  options: { project: { type: 'string' }, where: { type: 'string' }, ...WISH_OPTIONS, ...STORAGE_OPTIONS },
  optionHelp: { project: 'the project file', where: 'only VMs that pass, e.g. \'vcpus > 4 and cluster = "PROD"\'', ...WISH_OPTION_HELP, ...STORAGE_OPTION_HELP },
  positionals: { min: 0, max: 2 },
  run: async (args, context) => {
    const [wanted, action = 'list'] = args.positionals
    if (wanted === undefined) {
      await openWithWishes(args, 'read', context)
      return printOverview(args.text('where'), context)
    }
    if (!isMap(wanted)) throw new UsageError(`"${wanted}" cannot be mapped; choose one of ${Object.keys(ACTIONS).join(', ')}`)
    if (!ACTIONS[wanted].some((name) => name === action)) throw new UsageError(`"map ${wanted}" does ${ACTIONS[wanted].join(', ')}, not "${action}"`)
    await openWithWishes(args, action === 'list' || args.flag('preview') ? 'read' : 'write', context)
    if (wanted === 'storage') {
      if (action === 'list') await listStorage(args, context)
      else await changeStorage(action === 'unset', args, context)
      return EXIT_STATUS.done
    }
    const scope = args.text('where')
    if (wanted === 'scheduling') return printScheduling(unwrap(await context.backend.invoke('mapping.scheduling', scope === undefined ? {} : { scope })), context)
    if (wanted !== 'compute') {
      if (scope !== undefined) throw new UsageError(`--where narrows VMs, and map ${wanted} looks at all of them`)
      const list = CONCEPT_LISTS.find((name) => name === wanted)
      if (list !== undefined) return printConcepts(unwrap(await context.backend.invoke('networks.concepts', {})), list, context)
      if (wanted === 'security') return printSecurity(unwrap(await context.backend.invoke('networks.security', {})), context)
      if (wanted === 'nics') return printNicLayout(unwrap(await context.backend.invoke('nics.layOut', {})), context)
      if (wanted === 'networks') return printNetworks(unwrap(await context.backend.invoke('networks.analyse', {})), context)
      const placement = unwrap(await context.backend.invoke('mapping.placement', {}))
      if (wanted === 'quotas') return printQuotas(placement, context)
      return wanted === 'permissions' ? printPermissions(placement, context) : printPlacement(placement, context)
    }
    const answer = unwrap(await context.backend.invoke('mapping.compute', scope === undefined ? {} : { scope }))
    if (context.format === 'json') {
      context.print(formatJson(answer))
      return EXIT_STATUS.done
    }
    printRows(rowsOf(answer), context, TABLE_COLUMNS)
    if (context.format === 'table') context.print(`\n${formatTable(wasteOf(answer))}`)
    for (const { message } of answer.advice) context.note(message)
    if (answer.open > 0) context.note(`${countWords(answer.open, 'VM has', 'VMs have')} an instance type that the target cannot give: decide anew.`)
    return EXIT_STATUS.done
  },
})

const TABLE_COLUMNS = ['name', 'vcpus', 'memoryMib', 'guestOs', 'instanceType', 'wasteVcpus', 'wasteMib', 'confidence', 'preference', 'why'] as const

/** `source` where MTV takes CPU and memory from the source; nothing for an open question. */
function rowsOf({ rows }: ComputeAnswer): Rows {
  return {
    columns: ['id', 'name', 'source', 'cluster', 'vcpus', 'memoryMib', 'guestOs', 'instanceType', 'instanceTypeCarrier', 'wasteVcpus', 'wasteMib', 'confidence', 'isDecided', 'why', 'preference', 'preferenceCarrier', 'preferenceWhy', 'settings'],
    rows: rows.map(({ id, name, sourceName, cluster, vcpus, memoryMib, guestOs, instanceType, preference, settings }) => {
      const { instanceType: chosen, waste, confidence, carrier, why } = instanceType.effective
      return {
        id, name, source: sourceName, cluster, vcpus, memoryMib, guestOs,
        instanceType: chosen === null ? null : chosen.type === 'source' ? 'source' : chosen.name,
        instanceTypeCarrier: carrier,
        wasteVcpus: waste?.vcpus ?? null,
        wasteMib: waste?.memoryMib ?? null,
        confidence,
        isDecided: instanceType.decision !== null || preference.decision !== null,
        why: why.map(({ message }) => message).join(' '),
        preference: preference.effective.preference,
        preferenceCarrier: preference.effective.carrier,
        preferenceWhy: preference.effective.why.map(({ message }) => message).join(' '),
        settings: settings.map(({ code, carrier: by, message }) => `${code} (${by}): ${message}`),
      }
    }),
  }
}

/** The policies side by side, and what holds. */
function wasteOf({ waste, effectiveWaste }: ComputeAnswer): Rows {
  return {
    columns: ['policy', 'vmsWithType', 'customTypes', 'wasteVcpus', 'wasteMib', 'vmsUnknown'],
    rows: [...waste, { policy: 'as it is', ...effectiveWaste }],
  }
}

function isMap(name: string): name is keyof typeof ACTIONS {
  return Object.hasOwn(ACTIONS, name)
}
