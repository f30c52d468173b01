/** Labels as a person types them: "key=value" with commas between, or a key alone where the value is empty. */
export function textOfLabels(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels).map(([key, value]) => (value === '' ? key : `${key}=${value}`)).join(', ')
}

/** The labels in such a text; keys and values hold neither blanks nor commas (Kubernetes, label syntax). */
export function labelsOfText(text: string): Record<string, string> {
  return Object.fromEntries(text.split(/[\s,]+/).filter((word) => word !== '').map((word) => {
    const [key = '', ...value] = word.split('=')
    return [key, value.join('=')] as const
  }))
}
