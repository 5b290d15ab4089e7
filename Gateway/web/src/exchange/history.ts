import type { Fill, Order } from './orders'

/** Takes orders into the list of all that are known, newest first; of one that is known the later state stays. Ids are made in order of time. */
export function withHistory(known: readonly Order[], orders: readonly Order[]): readonly Order[] {
  const byId = new Map(known.map((order) => [order.orderId, order]))
  for (const order of orders) {
    const before = byId.get(order.orderId)
    if (before === undefined || before.updatedAt <= order.updatedAt) byId.set(order.orderId, order)
  }
  return [...byId.values()].sort((a, b) => (a.orderId < b.orderId ? 1 : a.orderId > b.orderId ? -1 : 0))
}

/** One name for each fill: trades are numbered by book, and one may fill two orders of the same user. */
export function keyOfFill({ symbol, tradeId, orderId }: Fill): string {
  return `${symbol} ${tradeId} ${orderId}`
}

/** Puts older fills at the end of the list, without those that it has. */
export function withOlderFills(fills: readonly Fill[], older: readonly Fill[]): readonly Fill[] {
  const known = new Set(fills.map(keyOfFill))
  const added = older.filter((fill) => !known.has(keyOfFill(fill)))
  return added.length === 0 ? fills : [...fills, ...added]
}
