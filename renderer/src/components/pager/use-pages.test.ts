import { describe, expect, it } from 'vitest'
import { ref } from 'vue'
import { usePages } from './use-pages.ts'

describe('usePages', () => {
  it.each([
    [0, 1, []],
    [1, 1, [0]],
    [3, 1, [0, 1, 2]],
    [4, 2, [0, 1, 2]],
  ])('shows the first page of %i rows', (count, expectedPages, expected) => {
    const { page, pages, shown } = usePages(() => [...Array(count).keys()], 3)
    expect([page.value, pages.value, shown.value]).toEqual([0, expectedPages, expected])
  })

  it('shows the last rows where those of the page were taken away, and the page again once they are back', () => {
    const rows = ref([0, 1, 2, 3, 4])
    const { page, pages, shown } = usePages(() => rows.value, 2)
    page.value = 2
    expect([pages.value, shown.value]).toEqual([3, [4]])
    rows.value = [0, 1, 2]
    expect([page.value, pages.value, shown.value]).toEqual([1, 2, [2]])
    rows.value = []
    expect([page.value, pages.value, shown.value]).toEqual([0, 1, []])
    rows.value = [0, 1, 2, 3, 4]
    expect([page.value, shown.value]).toEqual([2, [4]])
  })
})
