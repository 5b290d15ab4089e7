import { describe, expect, it } from 'vitest'
import { unreachable } from '@/api/problem'
import { dollarsFault, estimatedShares, faultsOf, symbolFault } from './rules'

describe('what is typed', () => {
  it.each(['A', 'ABC', 'a1', '999'])('takes the stock %s', (symbol) => expect(symbolFault(symbol)).toBeNull())
  it.each(['', 'ABCD', 'A-B', ' A', 'Å'])('refuses the stock "%s"', (symbol) => expect(symbolFault(symbol)).not.toBeNull())
  it.each(['1', '0.01', '250.00', '9000000000000'])('takes %s dollars', (text) => expect(dollarsFault(text)).toBeNull())
  it.each(['', '0', '0.00', '-1', '1.001', '1,000', 'ten', '9000000000000.01'])('refuses "%s" dollars', (text) =>
    expect(dollarsFault(text)).not.toBeNull(),
  )
})

describe('estimatedShares', () => {
  it.each([
    ['100.00', '81.72', 1n],
    ['81.71', '81.72', 0n],
    ['1000', '0.01', 100_000n],
  ])('are %s / %s, whole', (amount, price, shares) => expect(estimatedShares(amount, price)).toBe(shares))

  it('are none without an amount and a price', () => {
    expect(estimatedShares('', '81.72')).toBeNull()
    expect(estimatedShares('-5', '81.72')).toBeNull()
    expect(estimatedShares('5', '0')).toBeNull()
  })
})

describe('faultsOf', () => {
  it('puts a refusal beside the field that caused it', () => {
    expect(faultsOf({ ...unreachable, code: 'insufficient_funds' })).toEqual({ amount: 'You have less cash than that.' })
    expect(faultsOf({ ...unreachable, code: 'quote_unavailable' })).toHaveProperty('symbol')
  })

  it('uses the words of the gateway where it names fields', () => {
    const fields = { symbol: 'is not one to three letters or digits', amount: 'is missing' }
    expect(faultsOf({ ...unreachable, code: 'malformed', fields })).toEqual({
      symbol: 'The stock is not one to three letters or digits.',
      amount: 'The amount is missing.',
    })
  })

  it('has no field for what no field caused', () => expect(faultsOf({ ...unreachable, code: 'overloaded' })).toEqual({}))
})
