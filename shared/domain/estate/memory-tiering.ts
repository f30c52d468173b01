/** The attribute of a host that holds its kind of memory tiering, by the column of RVTools' vHost (4.6.1 and later). */
export const MEMORY_TIERING_ATTRIBUTE = 'Memory Tiering Type'
