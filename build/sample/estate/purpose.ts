/** What draws from a random stream of its own. The numbers are part of what a seed means. */
export const PURPOSE = {
  vcenter: 1,
  host: 2,
  datastore: 3,
  identity: 4,
  compute: 5,
  disks: 6,
  nics: 7,
  partitions: 8,
  devices: 9,
  guest: 10,
} as const
