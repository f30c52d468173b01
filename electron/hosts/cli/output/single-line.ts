/**
 * A customer's text as one harmless line: control characters must not steer the terminal or forge a line of
 * ours, and direction marks must not turn the rest of the line around.
 */
export function singleLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').replace(DIRECTION_MARKS, '')
}

/** Unicode's explicit directional formatting characters (UAX #9). */
const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu
