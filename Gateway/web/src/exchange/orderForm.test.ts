import { describe, expect, it } from 'vitest'
import { plainText } from '@/parts/decimalMath'
import { type Instrument, emptyForm, faultsOfProblem, faultsOf, notionalOf, requestOf } from './orderForm'

const BTC: Instrument = {
  symbol: 'BTC-USD',
  base: 'BTC',
  quote: 'USD',
  tick: '0.01',
  lot: '0.0001',
  minNotional: '10',
  makerFee: '0',
  takerFee: '0',
  status: 'trading',
}
const form = (change: Partial<ReturnType<typeof emptyForm>>) => ({ ...emptyForm(), ...change })

describe('the order form', () => {
  it('says nothing about fields that nothing was typed into, until all are needed', () => {
    expect(faultsOf(emptyForm(), BTC, false)).toEqual({})
    expect(faultsOf(emptyForm(), BTC, true)).toEqual({ price: 'Price is missing.', quantity: 'Quantity is missing.' })
  })

  it.each([
    ['abc', '1', { price: 'This is not a number.' }],
    ['0', '1', { price: 'Price is above zero.' }],
    ['100.005', '1', { price: 'Price is a multiple of 0.01.' }],
    ['100', '0.00005', { quantity: 'Quantity is a multiple of 0.0001.' }],
    ['100', '0.01', { quantity: 'Price × quantity is at least 10 USD.' }],
    ['100', '0.1', {}],
    ['1,000.50', ' 2 ', {}],
  ])('finds in price %j and quantity %j: %j', (price, quantity, faults) => {
    expect(faultsOf(form({ price, quantity }), BTC, true)).toEqual(faults)
  })

  it('needs the amount to spend for a market buy by amount only', () => {
    expect(faultsOf(form({ type: 'market', isByQuote: true }), BTC, true)).toEqual({ quoteQuantity: 'The amount to spend is missing.' })
    expect(faultsOf(form({ type: 'market', side: 'sell', isByQuote: true }), BTC, true)).toEqual({ quantity: 'Quantity is missing.' })
  })

  it('asks for a limit order with all its options', () => {
    const request = requestOf(
      form({ price: '1,000.50', quantity: '0.10', timeInForce: 'IOC', selfTradePrevention: 'cancelBoth' }),
      BTC,
      'id-1',
    )
    expect(request).toEqual({
      symbol: 'BTC-USD',
      side: 'buy',
      type: 'limit',
      price: '1000.5',
      quantity: '0.1',
      timeInForce: 'IOC',
      postOnly: false,
      selfTradePrevention: 'cancelBoth',
      clientOrderId: 'id-1',
    })
  })

  it('asks for a market order without price, rest or post-only', () => {
    const request = requestOf(form({ type: 'market', price: '5', quantity: '1', postOnly: true }), BTC, 'id-2')
    expect(request).toEqual({
      symbol: 'BTC-USD',
      side: 'buy',
      type: 'market',
      quantity: '1',
      selfTradePrevention: 'cancelTaker',
      clientOrderId: 'id-2',
    })
    expect(
      requestOf(form({ type: 'market', isByQuote: true, quoteQuantity: '25', quantity: '9', timeInForce: 'FOK' }), BTC, 'id-3'),
    ).toEqual({
      symbol: 'BTC-USD',
      side: 'buy',
      type: 'market',
      quoteQuantity: '25',
      timeInForce: 'FOK',
      selfTradePrevention: 'cancelTaker',
      clientOrderId: 'id-3',
    })
  })

  it('knows what a limit order is worth', () => {
    expect(plainText(notionalOf(form({ price: '42137.55', quantity: '0.0003' }))!)).toBe('12.641265')
    expect(notionalOf(form({ price: '42137.55' }))).toBeNull()
  })
})

describe('refusals', () => {
  it('stand beside the fields that they are about', () => {
    const fields = {
      price: 'is not a multiple of the tick 0.01',
      quantity: 'is missing',
      user: 'is not known',
      postOnly: 'needs timeInForce GTC',
    }
    expect(faultsOfProblem({ code: 'bad_price', message: 'A price is …', fields })).toEqual({
      price: 'Price is not a multiple of the tick 0.01.',
      quantity: 'Quantity is missing.',
      form: 'User is not known.',
      postOnly: 'Post-only needs time in force GTC.',
    })
  })

  it.each([
    ['insufficient_funds', { quantity: 'Less is available than the order needs.' }],
    ['instrument_halted', { form: 'The instrument is halted: only cancels are taken.' }],
    ['teapot', { form: 'The gateway is a teapot.' }],
  ])('of code %s stand beside the field that the user will want to change, or under the form', (code, faults) => {
    expect(faultsOfProblem({ code, message: 'The gateway is a teapot.', fields: {} })).toEqual(faults)
  })
})
