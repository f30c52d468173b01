/** Charts in English. */
export const chartMessages = {
  asTable: 'Show as table',
  png: 'Save as PNG',
  svg: 'Save as SVG',
  /** What a screen reader says of the picture; the table follows it. */
  picture: '{title}: chart. Its numbers follow as a table.',
  unknown: 'not stated',
  /** Said to who listens, while the picture is shown. */
  ends: '(the first {shown} of {n} rows; show as table for all of them)',
  failed: 'The chart could not be drawn. Its numbers are here as a table.',
} as const
