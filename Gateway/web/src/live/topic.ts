import type { Refusal } from './refusal'

/** What can be watched: a channel of the gateway, of a symbol where it has any. */
export interface Topic {
  readonly channel: string
  readonly symbol?: string
  /** Needed for channels of candles, such as `1m`. */
  readonly interval?: string
  /** True for what belongs to whoever is signed in: orders, fills, balances. */
  readonly isPrivate?: boolean
}

/** Something that the gateway sent about a topic. */
export interface Frame<T> {
  readonly data: T
  readonly seq: number
  /** When it happened, RFC 3339. */
  readonly ts: string
}

/** Who watches a topic. `S` is the form of a snapshot's data, `U` that of an update's. */
export interface TopicListener<S, U> {
  /** The state as a whole: replaces all that was known. The first thing that comes, and what comes where updates were missed. */
  snapshot(frame: Frame<S>): void
  /** The next change. None is missing since the last frame, and none comes twice. */
  update(frame: Frame<U>): void
  /** The gateway does not let this be watched, and is not asked again by itself on this connection. */
  refused?(code: string, message: string): void
}

/** How it stands with a topic that a page watches, for templates. */
export interface TopicState {
  /** True from the first snapshot on. */
  readonly isLoaded: boolean
  /** Why the gateway does not let it be watched; null where it does, or has not answered yet. */
  readonly refusal: Refusal | null
  /** Asks for what was refused once more. */
  askAgain(): void
}

/** One name for each topic. */
export function keyOf(topic: Pick<Topic, 'channel' | 'symbol' | 'interval'>): string {
  return `${topic.channel}|${topic.symbol ?? ''}|${topic.interval ?? ''}`
}
