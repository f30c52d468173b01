/**
 * Names as a person types them into one field: with commas between. Names may hold blanks; one that holds a comma, a quote
 * or blanks at its ends goes in double quotes, where a quote is written twice, as in CSV.
 */
export function textOfNames(names: readonly string[]): string {
  return names.map((name) => (/[",]|^\s|\s$/.test(name) ? `"${name.replaceAll('"', '""')}"` : name)).join(', ')
}

/** The names in such a text, without those that are empty. A quote that nobody has closed yet ends with the text. */
export function namesOfText(text: string): string[] {
  const names: string[] = []
  let name = ''
  let quote: 'none' | 'open' | 'closed' = 'none'
  for (let at = 0; at <= text.length; at += 1) {
    const letter = text[at]
    if (letter === undefined || (letter === ',' && quote !== 'open')) {
      const whole = quote === 'none' ? name.trim() : name
      if (whole !== '') names.push(whole)
      name = ''
      quote = 'none'
    } else if (letter !== '"') {
      name += letter
    } else if (quote === 'open' && text[at + 1] === '"') {
      name += letter
      at += 1
    } else if (quote === 'open') {
      quote = 'closed'
    } else if (quote === 'none' && name.trim() === '') {
      quote = 'open'
      name = ''
    } else {
      name += letter
    }
  }
  return names
}

/** The words of a text with commas or blanks between: of what holds neither, as interfaces, namespaces, addresses and paths of images. */
export function wordsOfText(text: string): string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '')
}
