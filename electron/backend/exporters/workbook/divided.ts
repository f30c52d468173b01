/** The resources that are divided to find a bound, in the engine's order and by its names. */
export const DIVIDED = ['memory', 'cpu', 'pods', 'kvm-devices'] as const

export type Divided = (typeof DIVIDED)[number]
