/** Parts of a bundle that are handed over by themselves, and that a project keeps to compare the next ones with. */
export const HANDED_OVER_PARTS = ['mtv', 'cluster'] as const

/** Parts of a bundle that can be written alone: those, and folders. */
export const BUNDLE_PARTS = [...HANDED_OVER_PARTS, 'install', 'disconnected', 'operators', 'namespaces', 'policies', 'fleet', 'docs'] as const
