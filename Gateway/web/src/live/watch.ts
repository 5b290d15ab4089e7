import { keyOf, type Frame, type Topic, type TopicListener } from './topic'

type Listener = TopicListener<unknown, unknown>

/** One topic as the page watches it: who listens, and how far the numbers have come. */
export class TopicWatch {
  readonly key: string
  readonly listeners = new Set<Listener>()
  /** The last number that the listeners have; null before the first snapshot. */
  seq: number | null = null
  /** The request that the gateway has yet to answer; 0 where there is none. */
  requestId = 0
  /** How often in a row the gateway could not give the topic. */
  failures = 0
  retry: ReturnType<typeof setTimeout> | null = null

  constructor(readonly topic: Topic) {
    this.key = keyOf(topic)
  }

  /** The parameters of a request about it. */
  parameters(): Record<string, unknown> {
    const { channel, symbol, interval } = this.topic
    return { channel, ...(symbol === undefined ? {} : { symbol: [symbol] }), ...(interval === undefined ? {} : { interval }) }
  }

  takeSnapshot(frame: Frame<unknown>): void {
    this.seq = frame.seq
    this.failures = 0
    for (const listener of this.listeners) listener.snapshot(frame)
  }

  /** Passes on an update that is the next one, drops one that is known; false where some between are missing. */
  takeUpdate(frame: Frame<unknown>): boolean {
    if (this.seq === null || frame.seq <= this.seq) return true
    if (frame.seq !== this.seq + 1) return false
    this.seq = frame.seq
    for (const listener of this.listeners) listener.update(frame)
    return true
  }

  refuse(code: string, message: string): void {
    for (const listener of this.listeners) listener.refused?.(code, message)
  }

  cancelRetry(): void {
    if (this.retry !== null) clearTimeout(this.retry)
    this.retry = null
  }
}
