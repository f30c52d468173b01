import type { Application } from '../estate/applications.ts'
import type { Estate } from '../estate/estate-types.ts'
import type { SideFile } from './side-file.ts'

const GROUPS = '/infra/domains/default/groups'
const SERVICES = [
  { id: 'HTTPS', protocol: 'TCP', ports: ['443'] },
  { id: 'App-8080', protocol: 'TCP', ports: ['8080'] },
  { id: 'PostgreSQL', protocol: 'TCP', ports: ['5432'] },
  { id: 'DNS-UDP', protocol: 'UDP', ports: ['53'] },
]
const TIERS = ['web', 'app', 'db'] as const

/** As the Policy API answers for the whole of a domain: a policy an application, a group a tier. */
export const firewall: SideFile = {
  name: 'nsx-firewall.json',
  content: (estate) => {
    const applications = applicationsOf(estate)
    const children = [...applications.flatMap((application) => [...TIERS.map((tier) => groupOf(application, tier)), policyOf(application)]), lastPolicy()]
    const services = SERVICES.map(({ id, protocol, ports }) => ({ resource_type: 'ChildService', Service: { resource_type: 'Service', id, path: `/infra/services/${id}`, display_name: id, service_entries: [{ resource_type: 'L4PortSetServiceEntry', l4_protocol: protocol, destination_ports: ports }] } }))
    return `${JSON.stringify({ resource_type: 'Infra', children: [{ resource_type: 'ChildDomain', Domain: { resource_type: 'Domain', id: 'default', children } }, ...services] }, null, 1)}\n`
  },
}

function applicationsOf(estate: Estate): Application[] {
  const known = new Map<string, Application>()
  for (const vm of estate.vms()) if (!vm.isTemplate && vm.application.environment === 'Production') known.set(vm.application.code, vm.application)
  return [...known.values()]
}

function groupOf({ code, name }: Application, tier: string): object {
  const id = `${code}-${tier}`
  const expression = [{ resource_type: 'Condition', member_type: 'VirtualMachine', key: 'Name', operator: 'STARTSWITH', value: `${code.toUpperCase()}-${tier.toUpperCase()}` }]
  return { resource_type: 'ChildGroup', Group: { resource_type: 'Group', id, path: `${GROUPS}/${id}`, display_name: `${name} ${tier}`, expression } }
}

function policyOf({ code, name, index }: Application): object {
  const group = (tier: string): string => `${GROUPS}/${code}-${tier}`
  const rules = [
    ruleOf(`${code}-1`, 'Web from anywhere', 10, 'ANY', group('web'), 'HTTPS'),
    ruleOf(`${code}-2`, 'Web to application', 20, group('web'), group('app'), 'App-8080'),
    ruleOf(`${code}-3`, 'Application to database', 30, group('app'), group('db'), 'PostgreSQL'),
  ]
  return { resource_type: 'ChildSecurityPolicy', SecurityPolicy: { resource_type: 'SecurityPolicy', id: code, display_name: name, category: 'Application', sequence_number: index, rules } }
}

function ruleOf(id: string, name: string, sequence: number, from: string, to: string, service: string): object {
  return { resource_type: 'Rule', id, display_name: name, action: 'ALLOW', source_groups: [from], destination_groups: [to], services: [`/infra/services/${service}`], scope: [to], direction: 'IN_OUT', ip_protocol: 'IPV4_IPV6', disabled: false, logged: false, sequence_number: sequence }
}

function lastPolicy(): object {
  const rule = { ...ruleOf('default-drop', 'Everything else', 1_000, 'ANY', 'ANY', 'ANY'), action: 'DROP', services: ['ANY'], scope: ['ANY'], logged: true }
  return { resource_type: 'ChildSecurityPolicy', SecurityPolicy: { resource_type: 'SecurityPolicy', id: 'default', display_name: 'Default', category: 'Application', rules: [rule] } }
}
