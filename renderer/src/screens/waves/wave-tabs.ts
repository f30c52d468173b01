/** In the order in which they are shown; the first is the one that /waves leads to. */
export const WAVE_TABS = ['schedule', 'capacity', 'remedy', 'progress', 'groups', 'what-if', 'settings'] as const
export type WaveTab = (typeof WAVE_TABS)[number]
