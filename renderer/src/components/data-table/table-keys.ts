/** What of an address is about a table. */
export const TABLE_KEYS = ['where', 'search', 'values', 'sort', 'group'] as const
