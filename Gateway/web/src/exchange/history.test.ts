import { describe, expect, it } from 'vitest'
import { withHistory, withOlderFills } from './history'
import type { Fill, Order } from './orders'

const order = (orderId: string, updatedAt: string, status: Order['status'] = 'New') => ({ orderId, updatedAt, status }) as Order
const fill = (symbol: string, tradeId: number, orderId = 'o') => ({ symbol, tradeId, orderId }) as Fill

describe('the history of orders', () => {
  it('is newest first, each order once, whatever they come in', () => {
    const known = withHistory([order('b', '1')], [order('d', '1'), order('a', '1')])
    expect(withHistory(known, [order('c', '1'), order('b', '1')]).map((one) => one.orderId)).toEqual(['d', 'c', 'b', 'a'])
  })

  it('keeps the later state, also where a page comes after what was told live', () => {
    const filled = order('a', '2026-11-21T10:00:02.000Z', 'Filled')
    const open = order('a', '2026-11-21T10:00:01.000Z', 'New')
    expect(withHistory([filled], [open])).toEqual([filled])
    expect(withHistory([open], [filled])).toEqual([filled])
  })
})

describe('older fills', () => {
  it('come behind those that are known, each once', () => {
    const fills = [fill('A', 3), fill('A', 2)]
    const more = withOlderFills(fills, [fill('A', 2), fill('B', 2), fill('A', 2, 'other')])
    expect(more.map(({ symbol, tradeId, orderId }) => `${symbol}${tradeId}${orderId}`)).toEqual(['A3o', 'A2o', 'B2o', 'A2other'])
    expect(withOlderFills(more, fills)).toBe(more)
  })
})
