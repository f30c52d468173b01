import { parseYamlText } from '#backend/files/parse-yaml-text.ts'
import { type Target, targetSchema } from '#shared/domain/target/target.ts'

/** A target from the YAML that a person loaded. AppError invalid-input with every fault of the text. */
export function parseTarget(text: string): Target {
  return parseYamlText(text, targetSchema, 'target', 'The text')
}
