/** How many of what, as the sentences of hosts say it. */
export { countWords } from '#shared/domain/count-words.ts'
