/** In the order in which they are shown; the first is the one that /map leads to. */
export const MAP_TABS = ['storage', 'networks', 'nics', 'compute', 'scheduling', 'placement'] as const
export type MapTab = (typeof MAP_TABS)[number]
