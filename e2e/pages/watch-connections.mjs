// Loaded into a program under test before its own first line (`--import`), and into its threads with it: tells each connection beyond
// this machine in a line of its own among the program's errors, and does not let it through. Plain JavaScript, so that no start is slower for it.
import { Socket } from 'node:net'
import process from 'node:process'

const THIS_MACHINE = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/

const { connect } = Socket.prototype

/**
 * In all the forms that Node takes: options, or a port and a host; Node's own callers hand both over as one list.
 *
 * @this {Socket}
 * @param {any[]} given
 */
Socket.prototype.connect = function watched(...given) {
  const [target, host] = Array.isArray(given[0]) ? given[0] : given
  const to = typeof target === 'object' && target !== null ? target : { port: target, host }
  // A path is a socket of this machine.
  if (typeof to.path !== 'string' && !THIS_MACHINE.test(to.host ?? 'localhost')) {
    process.stderr.write(`Connection beyond this machine: ${to.host}:${to.port}\n`)
    // As a connection fails: once whoever asked for it has it.
    setImmediate(() => this.destroy(new Error('The tests let nothing leave the machine.')))
    return this
  }
  return Reflect.apply(connect, this, given)
}
