import type { NodeNic } from '#shared/domain/target/nic-layout.ts'

/**
 * The card that a NIC is on: as stated, or as predictable names tell (systemd.net-naming-scheme): `eno` for what is on
 * the board, `ens<slot>` and `enp<bus>s<slot>` with the port behind an f. Null where neither says.
 */
export function cardOf({ card, name }: NodeNic): { readonly card: string; readonly isStated: boolean } | null {
  if (card !== undefined) return { card, isStated: true }
  const slot = /^(eno|en(?:P\d+)?s\d+|en(?:P\d+)?p\d+s\d+)(?=\d*$|f\d+|np\d+)/.exec(name)?.[1]
  return slot === undefined ? null : { card: slot === 'eno' ? 'on board' : slot, isStated: false }
}
