import { vlanKindSchema, switchKindSchema } from '#shared/domain/estate/network.ts'
import { powerStateSchema } from '#shared/domain/estate/vm.ts'
import { statisticSchema } from '#shared/domain/side/performance.ts'

const STATISTICS = statisticSchema.options

/**
 * Codes that have words, by the field that holds them: our own, and those of the vSphere API (VirtualMachineToolsStatus, GuestOsDescriptorFirmwareType,
 * VirtualDiskMode, VirtualDiskSharing, DrsBehavior). The words are `frame.codes`, but for power states.
 */
export const CODES = {
  power: powerStateSchema.options,
  tools: ['toolsOk', 'toolsOld', 'toolsNotRunning', 'toolsNotInstalled'],
  firmware: ['bios', 'efi'],
  mode: ['persistent', 'nonpersistent', 'undoable', 'independent_persistent', 'independent_nonpersistent', 'append'],
  sharing: ['sharingNone', 'sharingMultiWriter'],
  drs: ['manual', 'partiallyAutomated', 'fullyAutomated'],
  vlan: vlanKindSchema.options,
  switch: switchKindSchema.options,
  guestOsFrom: ['tools', 'configuration'],
  rule: ['affinity', 'anti-affinity'],
  statistic: STATISTICS,
} as const satisfies Readonly<Record<string, readonly string[]>>

/** Lists and the page of a VM call some by names of their own. */
const CODES_OF_FIELDS: Readonly<Record<string, keyof typeof CODES>> = {
  powerState: 'power',
  tools: 'tools',
  toolsStatus: 'tools',
  firmware: 'firmware',
  mode: 'mode',
  sharingMode: 'sharing',
  drsBehavior: 'drs',
  vlanKind: 'vlan',
  type: 'rule',
  guestOsFrom: 'guestOsFrom',
  iopsStatistic: 'statistic',
  throughputStatistic: 'statistic',
}

/** Whether a field holds codes, of which those that are known have words. */
export function holdsCodes(field: string): boolean {
  return Object.hasOwn(CODES_OF_FIELDS, field)
}

/** A code in words; what is none that is known stays as the inventory writes it, and so do the texts of other fields. */
export function codeText(field: string, code: string, translate: (key: string) => string): string {
  const kind = CODES_OF_FIELDS[field]
  return kind === undefined ? code : codeOfKind(kind, code, translate)
}

/** The same, where the kind of code is known otherwise. */
export function codeOfKind(kind: keyof typeof CODES, code: string, translate: (key: string) => string): string {
  // Exports differ in capitals.
  const known = CODES[kind].find((own) => own.toLowerCase() === code.trim().toLowerCase())
  if (known === undefined) return code
  return translate(kind === 'power' ? `frame.power.${known}` : `frame.codes.${kind}.${known}`)
}
