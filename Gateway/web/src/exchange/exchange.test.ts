import { describe, expect, it } from 'vitest'
import { decimalOf, plainText } from '@/parts/decimalMath'
import { OrderBook } from './book'
import { costOf, depthCurves, pointAt, stairs } from './depth'
import { type Order, statusInWords, withBalance, withFill, withOrder } from './orders'
import { type Trade, addTrades } from './tape'

describe('the tape', () => {
  const trade = (tradeId: number): Trade => ({ tradeId, price: '1', quantity: '1', takerSide: 'buy', ts: '' })

  it('is newest first and without repeats', () => {
    const tape = addTrades(addTrades([], [trade(1), trade(2)]), [trade(2), trade(3)])
    expect(tape.map((one) => one.tradeId)).toEqual([3, 2, 1])
    expect(addTrades(tape, [trade(3)])).toBe(tape)
  })

  it('keeps so many', () => {
    expect(addTrades([trade(2), trade(1)], [trade(3)], 2).map((one) => one.tradeId)).toEqual([3, 2])
  })
})

describe('own orders', () => {
  const order = (orderId: string, status: Order['status'] = 'New', price = '1') => ({ orderId, status, price, reason: null }) as Order

  it('are newest first whatever order they come in, and keep their place when they change', () => {
    let open = withOrder(withOrder(withOrder([], order('b')), order('c')), order('a'))
    expect(open.map((one) => one.orderId)).toEqual(['c', 'b', 'a'])
    open = withOrder(open, order('b', 'PartiallyFilled', '2'))
    expect(open.map((one) => one.price)).toEqual(['1', '2', '1'])
  })

  it('leave the list when they are over, also those that never were on it', () => {
    const open = withOrder([], order('a'))
    expect(withOrder(open, order('a', 'Filled'))).toEqual([])
    expect(withOrder(open, order('b', 'Rejected'))).toBe(open)
  })

  it('say why they are over', () => {
    expect(statusInWords({ status: 'Cancelled', reason: 'killed' })).toBe('Cancelled: could not be filled whole')
    expect(statusInWords({ status: 'New', reason: null })).toBe('Open')
  })

  it('leave fills and balances in their places', () => {
    const fill = (tradeId: number) => ({ tradeId }) as Parameters<typeof withFill>[1]
    expect(withFill([fill(2), fill(1)], fill(3), 2).map((one) => one.tradeId)).toEqual([3, 2])
    const usd = { asset: 'USD', available: '1', locked: '0' }
    const balances = withBalance(withBalance([{ asset: 'ETH', available: '1', locked: '0' }], usd), {
      asset: 'BTC',
      available: '1',
      locked: '0',
    })
    expect(balances.map((one) => one.asset)).toEqual(['USD', 'BTC', 'ETH'])
    expect(withBalance(balances, { asset: 'BTC', available: '5', locked: '0' }).map((one) => one.available)).toEqual(['1', '5', '1'])
  })
})

describe('depth', () => {
  const book = new OrderBook()
  book.apply({
    bids: [
      ['99', '1'],
      ['98', '2'],
      ['1', '500'],
    ],
    asks: [
      ['101', '1'],
      ['103', '4'],
    ],
    checksum: 0,
  })

  it('adds up away from the middle and leaves out what is absurdly far', () => {
    const curves = depthCurves(book.bids, book.asks)!
    expect(curves.bids.map((point) => [point.price, point.total])).toEqual([
      [99, 1],
      [98, 3],
    ])
    expect(curves.asks.map((point) => [point.price, point.total])).toEqual([
      [101, 1],
      [103, 5],
    ])
    expect(curves.totalMax).toBe(5)
    expect(curves.priceMin).toBeCloseTo(90)
  })

  it('is nothing for an empty book and half of it for one side', () => {
    expect(depthCurves([], [])).toBeNull()
    const curves = depthCurves(book.bids, [])!
    expect(curves.asks).toEqual([])
    expect(curves.totalMax).toBeGreaterThan(0)
  })

  it('reads the total under a price', () => {
    const curves = depthCurves(book.bids, book.asks)!
    expect(pointAt(curves.bids, 98.5, 'bids')?.total).toBe(1)
    expect(pointAt(curves.asks, 104, 'asks')?.total).toBe(5)
    expect(pointAt(curves.asks, 100, 'asks')).toBeNull()
  })

  it('draws stairs down to the ground', () => {
    const curves = depthCurves(book.bids, book.asks)!
    const path = stairs(curves.asks, curves, 100, 50, 'asks')
    expect(path).toMatch(/^M55,50V[\d.]+H65V3H100V50Z$/)
    expect(stairs([], curves, 100, 50, 'asks')).toBe('')
  })

  it('tells what a sweep up to a level costs', () => {
    expect(plainText(costOf(book.asks, decimalOf('103')))).toBe('513')
    expect(plainText(costOf(book.asks, decimalOf('101')))).toBe('101')
  })
})
