/** From the middle outwards on both sides: a network of VMs at its source and its target stand next to each other. */
export const COLUMNS = ['sourceNic', 'sourceSwitch', 'sourceNetwork', 'targetNetwork', 'bridge', 'bond', 'targetNic'] as const
export type Column = (typeof COLUMNS)[number]

/** What a box is drawn like: `warning` asks for a look, `quiet` carries nothing. */
export type Tone = 'plain' | 'warning' | 'quiet'

export interface GraphBox {
  readonly id: string
  readonly column: Column
  readonly title: string
  /** A second line; none where it is empty. */
  readonly detail: string
  /** At the end of the first line, such as a number of VMs. */
  readonly aside: string
  readonly tone: Tone
  /** What is said of it beside the drawing only. */
  readonly note?: string
  /** Set where the box stands for many networks, or heads their list. */
  readonly group?: { readonly key: string; readonly isExpanded: boolean }
}

/** What stands in one line of the middle: a network or kind of traffic, on both sides or on one. */
export interface GraphRow {
  readonly id: string
  readonly section: 'hosts' | 'vms'
  readonly left: string | null
  readonly right: string | null
  /** The box that heads the open list which the row is in. */
  readonly under?: string
}

export interface GraphLink {
  /** Further left. */
  readonly from: string
  readonly to: string
}

export interface LayoutGraph {
  readonly boxes: readonly GraphBox[]
  readonly rows: readonly GraphRow[]
  readonly links: readonly GraphLink[]
  /** The source's box of each network by its port group: its own, or that of the closed list that holds it. */
  readonly networkBoxes: ReadonlyMap<string, string>
}
