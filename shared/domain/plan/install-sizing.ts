/** What a sizing asks of a cluster that is still to be installed. */
export interface InstallSizing {
  /** The scenario that counts. */
  readonly scenario: string
  /** How many others the project keeps. */
  readonly otherScenarios: number
  /** Some VMs are not in the sizing, or an input was not understood. */
  readonly isPartial: boolean
  /** Into how many clusters the sizing divides the nodes; of several it is not told which node belongs to which. */
  readonly clusters: number
  /** As the target's `controlPlane`. */
  readonly topology: string
  /** Pods of a node. */
  readonly maxPods: number
  /** Nodes for VMs that are there from the beginning, spare ones among them. */
  readonly newWorkers: number
  /** Hosts of the sources that become nodes when their VMs have left. */
  readonly reusedHosts: number
  /** Nodes for the platform alone, which the installer knows as workers. */
  readonly infraNodes: number
}
