/** Fetches what shows and compares texts, which is larger than most screens. */
export const loadCodeView = () => import('./code-view.ts')
