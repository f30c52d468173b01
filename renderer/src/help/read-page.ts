const PAGES = import.meta.glob<string>('./pages/*.md', { query: '?raw', import: 'default' })

/** Screens that show more of what the page of another explains. */
const SHARED: Readonly<Record<string, string>> = { importReport: 'import', snapshotChanges: 'import', snapshotVms: 'import', notFound: 'overview', report: 'handOver' }

/** The topics that have a page, in the order in which they are listed. */
export const HELP_TOPICS = ['overview', 'start', 'import', 'inventory', 'vm', 'assess', 'target', 'map', 'size', 'waves', 'cutOver', 'notes', 'history', 'handOver', 'settings', 'keyboard'] as const
export type HelpTopic = (typeof HELP_TOPICS)[number]

/** The page of help about a screen, by the name of its route. */
export function topicOf(routeName: string): HelpTopic {
  const wanted = SHARED[routeName] ?? routeName
  return HELP_TOPICS.find((topic) => topic === wanted) ?? 'overview'
}

/**
 * Its Markdown in a language, which is loaded when somebody asks for it: beside `TOPIC.md`, which is in the first language, lies
 * `TOPIC.ID.md` for each other one. Where a language has no page, the first one's is better than none.
 */
export async function readPage(topic: HelpTopic, language: string): Promise<string> {
  const load = PAGES[`./pages/${topic}.${language}.md`] ?? PAGES[`./pages/${topic}.md`]
  if (load === undefined) throw new Error(`There is no page of help about ${topic}.`)
  return load()
}
