// Rules that oxlint does not have.
const TWO_FOLDERS_UP = '../../'

/** @typedef {{ report: (finding: { node: unknown, message: string }) => void }} Context */
/** @typedef {{ source?: { value: string } | null }} Importing */

/** An enum that is only declared is erased, so the compiler lets it pass; all others it refuses (`erasableSyntaxOnly`). */
const noEnum = {
  /** @param {Context} context */
  create: (context) => ({
    /** @param {unknown} node */
    TSEnumDeclaration: (node) => {
      context.report({ node, message: 'Use a const array or object and a type derived from it.' })
    },
  }),
}

/** `no-restricted-imports` asks this as well, but passes over imports for their effects and `export * from`. */
const noClimbingImport = {
  /** @param {Context} context */
  create(context) {
    /** @param {Importing} node */
    const refuse = (node) => {
      if (node.source?.value.startsWith(TWO_FOLDERS_UP) === true) context.report({ node, message: 'Use #shared/…, #backend/…, #hosts/…, #renderer/… or #build/….' })
    }
    return { ImportDeclaration: refuse, ExportAllDeclaration: refuse, ExportNamedDeclaration: refuse }
  },
}

export default { meta: { name: 'portolan' }, rules: { 'no-enum': noEnum, 'no-climbing-import': noClimbingImport } }
