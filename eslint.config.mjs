// What oxlint does not read: the templates of components, and what their scripts mean to them. It needs no types (build/lint.ts runs both).
import { defineConfig } from 'eslint/config'
import pluginVue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'

const MAX_LINES_PER_FILE = 300

export default defineConfig([
  { ignores: ['node_modules/', 'out/', '.cache/', 'coverage/', 'test-results/', 'playwright-report/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  { files: ['**/*.vue'], extends: [tseslint.configs.recommended] },
  // Rules on components look at each call of a script, too: outside the pages there is no component.
  { files: ['renderer/**/*.{ts,vue}'], extends: [pluginVue.configs['flat/recommended']] },
  { files: ['renderer/**/*.ts'], languageOptions: { parser: tseslint.parser } },
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
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
])
