import { setFlagsFromString } from 'node:v8'

/**
 * Leaves out the compiler of V8's that optimises most, for a command that ends after some seconds: what it compiles seldom pays for itself by then, and it
 * takes a fifth of all that an export computes. The one below it still optimises. `--max-opt=2`, which says the same, is obeyed from the start of a process alone.
 */
export function compileLess(): void {
  setFlagsFromString('--no-turbofan')
}
