/** Parts of a bundle that can be written alone. */
export const BUNDLE_PARTS = ['mtv', 'cluster'] as const
