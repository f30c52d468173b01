import { nextTick } from 'vue'
import { expect, it } from 'vitest'
import { useProject } from './project.ts'
import { useScope } from './scope.ts'
import { openStores, projectAt } from './testing/stub-host.ts'

it('ends with the project that it narrowed, whichever page opened the next one', async () => {
  let open = '/a'
  openStores({ 'project.info': () => projectAt(open) })
  const [project, scope] = [useProject(), useScope()]
  await project.load()
  await nextTick()
  scope.sources = ['source-of-a']
  scope.search = 'sql'
  // The same project with other decisions.
  await project.load()
  await nextTick()
  expect(scope.isNarrowed).toBe(true)
  open = '/b'
  await project.load()
  await nextTick()
  expect(scope.expression).toBe('')
})
