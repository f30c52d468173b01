/** One entry of a calendar. */
export interface CalendarEvent {
  /** Stays the same from export to export, so that a calendar program replaces what it imported before. */
  readonly id: string
  readonly start: Date
  readonly end: Date
  readonly summary: string
  readonly description: string
}

/** Octets of a line without its end (RFC 5545, 3.1). */
const MOST_OCTETS = 75
const LINE_END = '\r\n'

/**
 * Events as an iCalendar file (RFC 5545), all times in UTC. Own code, since a file of four properties needs no library that
 * reads the clock and draws ids: the same events give the same bytes. `stampedAt` is when they were last changed.
 */
export function calendarFile(events: readonly CalendarEvent[], stampedAt: Date): string {
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Portolan//Waves//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH',
    ...events.flatMap(({ id, start, end, summary, description }) => [
      'BEGIN:VEVENT', `UID:${text(id)}@portolan`, `DTSTAMP:${utc(stampedAt)}`, `DTSTART:${utc(start)}`, `DTEND:${utc(end)}`,
      `SUMMARY:${text(summary)}`, `DESCRIPTION:${text(description)}`, 'TRANSP:OPAQUE', 'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return lines.map((line) => fold(line) + LINE_END).join('')
}

function utc(time: Date): string {
  return `${time.toISOString().slice(0, 'YYYY-MM-DDTHH:MM:SS'.length).replaceAll(/[-:]/g, '')}Z`
}

/** 3.3.11: backslash, semicolon, comma and line breaks are escaped; other control characters have no place in a text. */
function text(value: string): string {
  return value.replaceAll(/[\\;,]/g, (mark) => `\\${mark}`).replaceAll(/\r\n|\r|\n/g, '\\n').replaceAll(/[\x00-\x08\x0b-\x1f\x7f]/g, ' ')
}

/** Long lines go on behind a blank; no character is cut in two. */
function fold(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const own = Buffer.byteLength(character)
    if (octets + own > MOST_OCTETS) {
      parts.push(part)
      part = ''
      octets = 1 // the blank that the next line begins with
    }
    part += character
    octets += own
  }
  return [...parts, part].join(`${LINE_END} `)
}
