/** In the order in which they are shown; the first is the one that /size leads to. */
export const SIZE_TABS = ['nodes', 'around', 'what-if', 'compare'] as const
export type SizeTab = (typeof SIZE_TABS)[number]
