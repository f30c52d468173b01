/**
 * How many of what, as a sentence says it: `1 VM`, `3 VMs`, `0 disks`. `plural` is for words that take more than an s, and may bring the verb along:
 * `countWords(n, 'VM is', 'VMs are')`.
 */
export function countWords(amount: number, noun: string, plural = `${noun}s`): string {
  return `${String(amount)} ${amount === 1 ? noun : plural}`
}
