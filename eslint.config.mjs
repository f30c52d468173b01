import path from 'node:path'

import { defineConfig } from 'eslint/config'
import pluginVue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'

import { projectParser } from './build/lint/project-parser.mjs'

const parser = projectParser(path.join(import.meta.dirname, 'build', 'tsconfig', 'lint.json'))
const MAX_LINES_PER_FILE = 300

/** Rules on components look at each call of a script, too: outside the pages there is no component. */
const onPages = pluginVue.configs['flat/recommended'].map((config) => (config.files === undefined && config.rules !== undefined ? { ...config, files: ['renderer/**/*.{ts,vue}'] } : config))

const neverDefault = { direct: true, named: true, defaultFrom: true, namedFrom: true, namespaceFrom: true }

export default defineConfig([
  { ignores: ['node_modules/', 'out/', '.cache/', 'coverage/', 'test-results/', 'playwright-report/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  tseslint.configs.recommendedTypeChecked,
  onPages,
  {
    files: ['**/*.{ts,mjs,vue}'],
    languageOptions: {
      parserOptions: {
        project: './build/tsconfig/lint.json',
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.vue'],
      },
    },
    rules: {
      'max-lines': ['error', { max: MAX_LINES_PER_FILE, skipBlankLines: false, skipComments: false }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a const array or object and a type derived from it.' },
        { selector: 'TSModuleDeclaration[kind="namespace"]', message: 'Use a module.' },
        { selector: 'TSParameterProperty', message: 'Declare the field: a parameter property is not erasable.' },
      ],
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['../../*'], message: 'Use #shared/…, #backend/…, #hosts/… or #build/….' }] },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  { files: ['**/*.{ts,mjs}'], languageOptions: { parser } },
  { files: ['**/*.vue'], languageOptions: { parserOptions: { parser } } },
  {
    files: ['shared/**/*.{ts,vue}', 'electron/**/*.ts'],
    rules: { 'no-restricted-exports': ['error', { restrictDefaultExports: neverDefault }] },
  },
  // Nothing leaves the machine: what of Node needs an import to reach another one is a rule of the layers.
  {
    files: ['{shared,electron}/**/*.ts'],
    ignores: ['**/*.test.ts', '**/testing/**'],
    rules: { 'no-restricted-globals': ['error', ...['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'].map((name) => ({ name, message: 'Nothing leaves the machine: only the live read of an engine connects, by node:https.' }))] },
  },
  // Plain JavaScript has no types to narrow what JSON.parse and process.env give.
  { files: ['**/*.mjs'], extends: [tseslint.configs.disableTypeChecked] },
])
