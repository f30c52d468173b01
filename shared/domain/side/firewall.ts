import { z } from 'zod'
import { count, flag, text } from '#shared/domain/estate/field-schemas.ts'
import { otherCellsSchema, sidePlaceSchema } from './side-place.ts'

/** Names or policy paths, in the order of the file; `ANY` stands for everything. */
const names = z.array(z.string())

/** A rule of a distributed firewall (NSX Policy API, Rule). */
export const firewallRuleSchema = sidePlaceSchema.extend({
  /** The security policy or section that the rule stands in. */
  policy: text,
  /** Ethernet, Emergency, Infrastructure, Environment, Application. */
  category: text,
  ruleId: text,
  name: text,
  /** Its place within the policy. */
  sequence: count,
  sources: names,
  isSourceNegated: flag,
  destinations: names,
  isDestinationNegated: flag,
  services: names,
  /** Context profiles: layer 7. */
  profiles: names,
  appliedTo: names,
  /** ALLOW, DROP, REJECT, JUMP_TO_APPLICATION, in upper case. */
  action: text,
  /** IN, OUT, IN_OUT. */
  direction: text,
  /** IPV4, IPV6, IPV4_IPV6. */
  ipProtocol: text,
  isEnabled: flag,
  isLogged: flag,
  notes: text,
  otherCells: otherCellsSchema,
})

/** A group that rules name. */
export const firewallGroupSchema = sidePlaceSchema.extend({
  /** The policy path (`/infra/domains/default/groups/web`) or id, by which rules name it. */
  path: text,
  name: text,
  /** Addresses, segments, other groups, VMs by their instance UUIDs. */
  members: names,
  /** Conditions by which VMs become members, in words: `VirtualMachine Tag EQUALS web`. */
  criteria: names,
  description: text,
  otherCells: otherCellsSchema,
})

/** A service that rules name. */
export const firewallServiceSchema = sidePlaceSchema.extend({
  path: text,
  name: text,
  /** Protocol and ports: `TCP 443`, `UDP 53 from 1024-65535`, `ICMPv4 8`. */
  entries: names,
  description: text,
  otherCells: otherCellsSchema,
})

export type FirewallRule = z.infer<typeof firewallRuleSchema>
export type FirewallGroup = z.infer<typeof firewallGroupSchema>
export type FirewallService = z.infer<typeof firewallServiceSchema>
