/** Linux: IFNAMSIZ is 16 with the closing zero, and nmstate finds out only on the node. */
export const INTERFACE_NAME_MAX_LENGTH = 15

/**
 * What is wrong with an interface's name, as the end of a sentence; null where nothing is. After Linux's own rule
 * (net/core/dev.c, dev_valid_name). Names that a policy captures are known on the node only.
 */
export function interfaceNameFault(name: string): string | null {
  if (name.includes('{{')) return null
  if (name === '') return 'is empty'
  if (name.length > INTERFACE_NAME_MAX_LENGTH) return `is "${name}", longer than ${String(INTERFACE_NAME_MAX_LENGTH)} characters`
  if (name === '.' || name === '..' || /[\s/:]/.test(name)) return `is "${name}", which no interface of Linux can be called`
  return null
}

/** The usual name of a VLAN on an interface: "bond0.102". */
export function vlanInterfaceName(baseInterface: string, vlanId: number): string {
  return `${baseInterface}.${String(vlanId)}`
}
