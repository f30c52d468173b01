import type { ErrorData } from '#shared/contract/api-types.ts'

/**
 * An error as one sentence for a person. A file that was copied to the host lies in a folder that means nothing to
 * whoever chose it, so that the file's own name stands for the path.
 */
export function errorSentence({ message, details }: ErrorData): string {
  const path = details['path']
  if (typeof path !== 'string') return message
  const name = path.split(/[/\\]/).at(-1) ?? path
  return name === '' ? message : message.replaceAll(path, name)
}
