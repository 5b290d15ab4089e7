import { describe, expect, it } from 'vitest'
import { problemOf, sentenceOf } from './problem'

describe('problemOf', () => {
  it('reads the faulty fields of day trading', () => {
    const problem = problemOf({ code: 'malformed', title: 'malformed', errors: { amount: 'is missing' } }, 400, null)
    expect(problem).toMatchObject({ code: 'malformed', message: 'Malformed.', status: 400, fields: { amount: 'is missing' } })
  })

  it('reads the faulty fields of the exchange, the first of each field', () => {
    const errors = [
      { field: 'price', code: 'bad_price', message: 'is not a multiple of the tick 0.01' },
      { field: 'price', code: 'bad_price', message: 'is too high' },
      { field: 'side', code: 'malformed', message: 'is not one of buy, sell' },
    ]
    expect(problemOf({ code: 'bad_price', title: 'x', errors }, 422, null).fields).toEqual({
      price: 'is not a multiple of the tick 0.01',
      side: 'is not one of buy, sell',
    })
  })

  it('takes what is no problem document as well', () => {
    expect(problemOf('<html>', 502, '3')).toMatchObject({ code: 'internal', status: 502, fields: {}, retryAfterMs: 3_000 })
    expect(problemOf(null, 418, 'soon')).toMatchObject({ code: 'malformed', retryAfterMs: 0 })
  })
})

describe('sentenceOf', () => {
  it('begins with a capital and ends with a full stop', () => {
    expect(sentenceOf('the name is taken')).toBe('The name is taken.')
    expect(sentenceOf('Really?')).toBe('Really?')
  })
})
