import ts from 'typescript'
import { parse } from 'vue/compiler-sfc'

/**
 * The scripts of a component as a TypeScript file in which every line and column is where the component has it: all else is blank. Type
 * parameters of a component (`generic="Row extends Keyed"`) are types of that name, each as wide as its constraint.
 *
 * @throws SyntaxError where the file is no component.
 */
export function componentScript(source: string): string {
  const { descriptor, errors } = parse(source, { sourceMap: false })
  const [error] = errors
  if (error !== undefined) throw new SyntaxError(error.message)
  const blocks = [descriptor.script, descriptor.scriptSetup].filter((block) => block !== null).sort((one, other) => one.loc.start.offset - other.loc.start.offset)
  let text = ''
  let end = 0
  for (const { loc, attrs } of blocks) {
    const { generic } = attrs
    // Between the blocks are tags and templates: nobody asks for the columns there.
    text += blank(source.slice(end, loc.start.offset)) + (typeof generic === 'string' ? typesNamed(generic) : '') + loc.source
    end = loc.end.offset
  }
  return `${text}\n`
}

function blank(text: string): string {
  return text.replaceAll(/[^\r\n]/g, ' ')
}

function typesNamed(parameters: string): string {
  const file = ts.createSourceFile('parameters.ts', `type Parameters<${parameters}> = never`, ts.ScriptTarget.ESNext, true)
  const [statement] = file.statements
  if (statement === undefined || !ts.isTypeAliasDeclaration(statement)) throw new SyntaxError(`${parameters}: these are no type parameters.`)
  return (statement.typeParameters ?? []).map(({ name, constraint }) => `type ${name.text} = ${oneLine(constraint?.getText(file) ?? 'unknown')};`).join('')
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}
