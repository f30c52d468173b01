import { test } from '../pages/app-test.ts'
import { lookAround } from '../pages/look-around.ts'

test.use({ project: 'none' })

test('a person looks around in the sample estate', async ({ app }) => {
  await lookAround(app)
})
