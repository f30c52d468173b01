import { readFlag, readList } from '../cell-values.ts'
import type { SideColumn } from '../side-column.ts'
import type { SideCells, SideCsvFormat } from '../side-csv-format.ts'
import { confidenceOf } from '../side-importer.ts'
import { everything } from './firewall-words.ts'

const RULE_COLUMNS: readonly SideColumn[] = [
  { field: 'policy', header: 'Policy', aliases: ['Policy name', 'Security policy', 'Section', 'Section name'] },
  { field: 'category', header: 'Category', aliases: ['Policy category'] },
  { field: 'ruleId', header: 'Rule ID', aliases: ['ID', 'RuleId'] },
  { field: 'name', header: 'Rule', aliases: ['Rule name', 'Name', 'Display name'] },
  { field: 'sequence', header: 'Sequence', aliases: ['Sequence number', 'Order', 'Number', 'No', '#'] },
  { field: 'sources', header: 'Sources', aliases: ['Source', 'Source groups', 'Source group', 'From'] },
  { field: 'isSourceNegated', header: 'Sources negated', aliases: ['Source negated', 'Sources excluded', 'Negate source'] },
  { field: 'destinations', header: 'Destinations', aliases: ['Destination', 'Destination groups', 'Destination group', 'To'] },
  { field: 'isDestinationNegated', header: 'Destinations negated', aliases: ['Destination negated', 'Destinations excluded', 'Negate destination'] },
  { field: 'services', header: 'Services', aliases: ['Service', 'Ports', 'Applications'] },
  { field: 'profiles', header: 'Profiles', aliases: ['Context profiles', 'Context profile', 'Profile'] },
  { field: 'appliedTo', header: 'Applied to', aliases: ['AppliedTo', 'Scope'] },
  { field: 'action', header: 'Action', aliases: [] },
  { field: 'direction', header: 'Direction', aliases: [] },
  { field: 'ipProtocol', header: 'IP protocol', aliases: ['IP version', 'Packet type'] },
  { field: 'isEnabled', header: 'Enabled', aliases: ['Status', 'State', 'Is enabled'] },
  { field: 'isDisabled', header: 'Disabled', aliases: ['Is disabled'] },
  { field: 'isLogged', header: 'Logged', aliases: ['Logging', 'Log', 'Is logged'] },
  { field: 'notes', header: 'Notes', aliases: ['Comments', 'Comment', 'Description'] },
]

/** Rules of a distributed firewall, one a row. */
export const firewallRuleFormat: SideCsvFormat<'firewallRule'> = {
  importerId: 'firewall-rules',
  label: 'firewall rules (.csv)',
  kind: 'firewallRule',
  name: 'firewall rules',
  columns: RULE_COLUMNS,
  expected: ['policy', 'ruleId', 'name', 'services', 'appliedTo', 'direction', 'isEnabled'],
  confidence: (binding) => (['sources', 'destinations', 'action'].every((field) => binding.indexOf.has(field)) ? confidenceOf(binding) : 0),
  vmColumn: () => null,
  duplicateKey: () => null,
  begin: () => Promise.resolve({
    used: [],
    make: (cells) => {
      const action = cells.text('action')
      if (action === null) return 'it has no action'
      return {
        policy: cells.text('policy'),
        category: cells.text('category'),
        ruleId: cells.text('ruleId'),
        name: cells.text('name'),
        sequence: readSequence(cells),
        sources: everything(readList(cells, 'sources')),
        isSourceNegated: readFlag(cells, 'isSourceNegated'),
        destinations: everything(readList(cells, 'destinations')),
        isDestinationNegated: readFlag(cells, 'isDestinationNegated'),
        services: everything(readList(cells, 'services')),
        profiles: readList(cells, 'profiles'),
        appliedTo: everything(readList(cells, 'appliedTo')),
        action: action.toUpperCase(),
        direction: directionOf(cells.text('direction')),
        ipProtocol: cells.text('ipProtocol')?.toUpperCase() ?? null,
        isEnabled: readFlag(cells, 'isEnabled') ?? negated(readFlag(cells, 'isDisabled')),
        isLogged: readFlag(cells, 'isLogged'),
        notes: cells.text('notes'),
      }
    },
  }),
}

/** Groups that rules name, one a row. */
export const firewallGroupFormat: SideCsvFormat<'firewallGroup'> = {
  importerId: 'firewall-groups',
  label: 'firewall groups (.csv)',
  kind: 'firewallGroup',
  name: 'firewall groups',
  columns: [
    { field: 'path', header: 'Path', aliases: ['Group path', 'Group ID', 'ID'] },
    { field: 'name', header: 'Group', aliases: ['Group name', 'Name', 'Display name', 'Security group'] },
    { field: 'members', header: 'Members', aliases: ['IP addresses', 'Addresses', 'Member', 'Effective members'] },
    { field: 'criteria', header: 'Criteria', aliases: ['Membership criteria', 'Conditions', 'Expression'] },
    { field: 'description', header: 'Description', aliases: ['Comment', 'Notes'] },
  ],
  expected: ['path', 'name', 'members', 'criteria'],
  confidence: (binding) => (binding.indexOf.has('name') && (binding.indexOf.has('members') || binding.indexOf.has('criteria')) ? confidenceOf(binding) : 0),
  vmColumn: () => null,
  duplicateKey: ({ path, name }) => path ?? name,
  begin: () => Promise.resolve({
    used: [],
    make: (cells) => {
      const [path, name] = [cells.text('path'), cells.text('name')]
      return path === null && name === null ? 'it names no group' : { path, name, members: readList(cells, 'members'), criteria: readList(cells, 'criteria'), description: cells.text('description') }
    },
  }),
}

/** Services that rules name, one a row. */
export const firewallServiceFormat: SideCsvFormat<'firewallService'> = {
  importerId: 'firewall-services',
  label: 'firewall services (.csv)',
  kind: 'firewallService',
  name: 'firewall services',
  columns: [
    { field: 'path', header: 'Path', aliases: ['Service path', 'Service ID', 'ID'] },
    { field: 'name', header: 'Service', aliases: ['Service name', 'Name', 'Display name'] },
    { field: 'protocol', header: 'Protocol', aliases: ['L4 protocol', 'IP protocol'] },
    { field: 'ports', header: 'Ports', aliases: ['Destination ports', 'Destination port', 'Port'] },
    { field: 'sourcePorts', header: 'Source ports', aliases: ['Source port'] },
    { field: 'description', header: 'Description', aliases: ['Comment', 'Notes'] },
  ],
  expected: ['path', 'name', 'protocol', 'ports'],
  confidence: (binding) => (['name', 'protocol', 'ports'].every((field) => binding.indexOf.has(field)) ? confidenceOf(binding) : 0),
  vmColumn: () => null,
  duplicateKey: ({ path, name, entries }) => JSON.stringify([path, name, entries]),
  begin: () => Promise.resolve({
    used: [],
    make: (cells) => {
      const [path, name] = [cells.text('path'), cells.text('name')]
      if (path === null && name === null) return 'it names no service'
      const [protocol, ports, sourcePorts] = [cells.text('protocol'), readList(cells, 'ports'), readList(cells, 'sourcePorts')]
      return { path, name, entries: protocol === null && ports.length === 0 ? [] : [entryOf(protocol, ports, sourcePorts)], description: cells.text('description') }
    },
  }),
}

/** "TCP 443,8443 from 1024-65535". */
export function entryOf(protocol: string | null, ports: readonly string[], sourcePorts: readonly string[]): string {
  return [protocol ?? 'any protocol', ...(ports.length === 0 ? [] : [ports.join(',')]), ...(sourcePorts.length === 0 ? [] : [`from ${sourcePorts.join(',')}`])].join(' ')
}

function readSequence(cells: SideCells): number | null {
  const cell = cells.text('sequence')
  return cell !== null && /^\d{1,15}$/.test(cell) ? Number(cell) : null
}

function directionOf(cell: string | null): string | null {
  return cell === null ? null : cell.toUpperCase().replace(/[\s/-]+/g, '_')
}

function negated(flag: boolean | null): boolean | null {
  return flag === null ? null : !flag
}
