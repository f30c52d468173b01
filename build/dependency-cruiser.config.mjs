// Who may import whom, as ARCHITECTURE.md draws it. Every rule is an error; build/layers.test.ts plants a violation of each.

const TEST = String.raw`\.test\.ts$`
// Cases that many tests run alike: a part of those tests, in a file of its own.
const SUITE = String.raw`/testing/describe-[^/]+\.ts$`
const FIXTURE = String.raw`/(testing/.+|test-[^/]+)\.ts$`

/**
 * The file of a package, wherever node_modules is.
 *
 * @param {...string} names
 */
const packages = (...names) => `(^|/)node_modules/(${names.join('|')})/`

// Packages of which the emitters take nothing but types: they leave no trace in the built program.
const KIND_TYPES = packages('@forklift-ui/types')
const UI_PACKAGES = packages('vue', '@vue/[^/]+', 'vue-router', 'vue-i18n', 'pinia', 'naive-ui', 'echarts', 'vue-echarts', '@codemirror/[^/]+', '@lezer/[^/]+', 'eventsource-parser', 'fflate', 'marked', 'zod')
// Node's own ways to another machine; what is global (fetch) is ESLint's.
const NETWORK = '^(node:)?(http|https|http2|net|tls|dns|dgram|inspector)(/|$)'
const ELECTRON = '(^electron$|(^|/)node_modules/electron/)'

// The folders in which one file is one rule, and the file that says what all of them look like.
const RULE_FOLDER = '^(shared/engine/.+/(?:rules|checks|gates|obstacles))'
const RULE_SHAPE = String.raw`/(rule|check|version-gate|obstacle)\.ts$`

/**
 * A layer that may import nothing but what is listed. Tests are free: they read files and build fixtures.
 *
 * @param {string} name
 * @param {string} comment
 * @param {string} layer
 * @param {string[]} allowed
 */
const only = (name, comment, layer, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: layer, pathNot: [TEST, SUITE] },
  to: { pathNot: allowed },
})

/**
 * A folder whose members do not know each other.
 *
 * @param {string} name
 * @param {string} comment
 * @param {string} member a pattern whose first group is the folder and whose second is the member
 * @param {string[]} exceptFrom
 * @param {string[]} allowed
 */
const noSiblings = (name, comment, member, exceptFrom, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: member, pathNot: [TEST, ...exceptFrom] },
  to: { path: '^$1/', pathNot: [String.raw`^$1/$2(/|\.|$)`, ...allowed] },
})

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'What imports each other in a circle cannot be understood, tested or loaded alone.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere is checked by no other rule.',
      severity: 'error',
      // Electron is installed only where the desktop app is built.
      from: {},
      to: { couldNotResolve: true, pathNot: '^electron$' },
    },
    {
      name: 'shared-without-node',
      comment: 'shared/ runs in a window, a server and a command line: no Node builtin.',
      severity: 'error',
      from: { path: '^shared/', pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    },
    only('domain-only', 'The model knows zod and itself.', '^shared/domain/', ['^shared/domain/', packages('zod')]),
    only('contract-only', 'The contract speaks of the model.', '^shared/contract/', [
      '^shared/(contract|domain)/',
      packages('zod'),
    ]),
    only('engine-only', 'The engine is functions over the model.', '^shared/engine/', ['^shared/(engine|domain)/']),
    only('manifests-only', 'Emitters turn the plan of the model into objects.', '^shared/manifests/', [
      '^shared/(manifests|domain)/',
      packages('yaml'),
      KIND_TYPES,
    ]),
    {
      name: 'kind-types-as-types',
      comment: 'The packages of the kinds are imported by `import type` alone.',
      severity: 'error',
      from: { path: '^(shared|electron|renderer)/', pathNot: TEST },
      to: { path: KIND_TYPES, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'electron-in-desktop-alone',
      comment: 'All but the desktop host runs on plain Node or in a browser.',
      severity: 'error',
      from: { pathNot: ['^electron/hosts/desktop/', String.raw`^e2e/desktop/stand-in/conformance\.ts$`] },
      to: { path: ELECTRON },
    },
    {
      name: 'network-in-two-places',
      comment: 'Nothing leaves the machine: the web host listens, and the live read asks the one engine that a person names.',
      severity: 'error',
      from: {
        path: '^(shared|electron)/',
        // The lists of addresses ask node:net what is one.
        pathNot: [TEST, FIXTURE, '^electron/hosts/web/', String.raw`^electron/backend/importers/ovirt/live/engine-client\.ts$`, String.raw`^electron/backend/importers/side-files/ip-[a-z-]+\.ts$`],
      },
      to: { path: NETWORK },
    },
    {
      name: 'backend-without-hosts',
      comment: 'The backend knows no host, no window and no tool.',
      severity: 'error',
      from: { path: '^electron/backend/', pathNot: TEST },
      to: { path: '^(electron/hosts|renderer|build|bench|e2e)/' },
    },
    {
      name: 'hosts-only',
      comment: 'A host speaks to the backend through the contract: no engine, no emitter, no window, no tool.',
      severity: 'error',
      from: { path: '^electron/hosts/', pathNot: TEST },
      to: { path: '^(shared/(domain|engine|manifests)|renderer|build|bench|e2e)/' },
    },
    {
      name: 'hosts-no-sibling',
      comment: 'Hosts do not know each other, but for `portolan serve`.',
      severity: 'error',
      from: { path: '^(electron/hosts)/([^/]+)/', pathNot: TEST },
      to: { path: '^$1/', pathNot: ['^$1/$2/', String.raw`^electron/hosts/web/serve\.ts$`] },
    },
    {
      name: 'serve-from-cli-alone',
      comment: 'The exception of hosts-no-sibling is for the command line.',
      severity: 'error',
      from: { path: '^electron/hosts/', pathNot: [TEST, '^electron/hosts/(cli|web)/'] },
      to: { path: String.raw`^electron/hosts/web/serve\.ts$` },
    },
    only('renderer-only', 'The window renders: a number is computed once, in the backend.', '^renderer/', [
      '^renderer/',
      '^shared/(contract|domain)/',
      UI_PACKAGES,
    ]),
    noSiblings(
      'rules-no-sibling',
      'A rule can be read, tested and removed alone.',
      String.raw`${RULE_FOLDER}/([^/]+)\.ts$`,
      [String.raw`/registry\.ts$`],
      [RULE_SHAPE],
    ),
    noSiblings(
      'emitters-no-sibling',
      'An emitter can be read, tested and removed alone.',
      String.raw`^(shared/manifests/emitters)/([^/]+)\.ts$`,
      [String.raw`/registry\.ts$`],
      [],
    ),
    noSiblings(
      'importers-no-sibling',
      'An importer can be read, tested and removed alone; tables/ reads the files that several have in common.',
      '^(electron/backend/importers)/([^/]+)/',
      // What tests every importer alike knows them all.
      ['^electron/backend/importers/testing/'],
      [String.raw`^electron/backend/importers/(tables/|testing/|importer\.ts$)`],
    ),
    noSiblings(
      'exporters-no-sibling',
      'An exporter can be read, tested and removed alone.',
      '^(electron/backend/exporters)/([^/]+)/',
      [],
      [String.raw`^electron/backend/exporters/exporter\.ts$`],
    ),
    {
      name: 'no-tests-in-the-product',
      comment: 'Tests and fixtures are imported by tests and fixtures alone.',
      severity: 'error',
      from: { path: '^(shared|electron|renderer)/', pathNot: [TEST, FIXTURE] },
      to: { path: [`^(shared|electron|renderer)/.+${TEST}`, `^(shared|electron|renderer)/.+${FIXTURE}`] },
    },
    {
      name: 'runtime-packages-are-dependencies',
      comment: 'What the program loads at run time must be in `dependencies`: it is not bundled.',
      severity: 'error',
      from: { path: '^(shared|electron/(backend|hosts/(cli|web)))/', pathNot: [TEST, FIXTURE] },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
}
