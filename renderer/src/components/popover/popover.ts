/** What a popover's content can do with it. */
export interface Popover {
  close(): void
  /** The first element in it that a selector means; null where there is none. */
  find(selector: string): HTMLElement | null
}
