import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { problemOf } from '@/api/problem'
import { faultsOf, faultsOfProblem, transfer, type TransferForm } from './transfers'

const form = (change: Partial<TransferForm> = {}): TransferForm => ({ kind: 'deposit', user: 'bob', asset: 'BTC', amount: '1.5', ...change })

describe('faults of a transfer', () => {
  it('are told as it is typed, and those of empty fields when it is sent', () => {
    expect(faultsOf(form(), true)).toEqual({})
    const empty = form({ user: '', asset: '', amount: '' })
    expect(faultsOf(empty, false)).toEqual({})
    expect(faultsOf(empty, true)).toEqual({ user: 'Enter a name.', asset: 'Enter an asset.', amount: 'Enter an amount.' })
  })

  it.each([
    [{ user: 'a,b' }, { user: 'No commas.' }],
    [{ asset: 'DOLLAR' }, { asset: 'There is no such asset.' }],
    [{ asset: 'BTC:stock' }, {}],
    [{ amount: '-1' }, { amount: 'This is not a number.' }],
    [{ amount: '0.00' }, { amount: 'The amount is above zero.' }],
    [{ amount: '1,250.5' }, {}],
  ])('of %j are %j', (change, faults) => expect(faultsOf(form(change), true)).toEqual(faults))

  it('stand beside the field that the gateway means', () => {
    const errors = [
      { field: 'user', code: 'malformed', message: 'is no user id' },
      { field: 'asset', code: 'unknown_asset', message: 'is not an asset' },
    ]
    expect(faultsOfProblem(problemOf({ code: 'malformed', title: 'x', errors }, 400, null))).toEqual({
      user: 'The user is no user id.',
      asset: 'There is no such asset.',
    })
    expect(faultsOfProblem(problemOf({ code: 'insufficient_funds', title: 'x' }, 422, null))).toEqual({
      amount: 'The account has less available than that.',
    })
    expect(faultsOfProblem(problemOf({ code: 'overloaded', title: 'too busy' }, 503, null))).toEqual({ form: 'Too busy.' })
  })
})

describe('a transfer', () => {
  const bodies: unknown[] = []
  const answers: (() => Response)[] = []

  beforeEach(() => {
    vi.useFakeTimers()
    bodies.length = answers.length = 0
    vi.stubGlobal('fetch', async (request: Request) => {
      bodies.push([new URL(request.url).pathname, await request.json()])
      return answers.shift()!()
    })
  })

  afterEach(() => {
    vi.unstubAllGlobals()
    vi.useRealTimers()
  })

  it('is sent again under the same id where its answer is lost', async () => {
    answers.push(
      () => {
        throw new TypeError('network')
      },
      () => Response.json({ id: 'i', user: 'bob', asset: 'BTC', amount: '1250.5', available: '1250.5', locked: '0' }),
    )
    const end = transfer(form({ kind: 'withdraw', amount: ' 1,250.50 ' }), 'i')
    await vi.runAllTimersAsync()
    expect(await end).toMatchObject({ ok: true, data: { available: '1250.5' } })
    const sent = ['/api/v3/account/withdraw', { user: 'bob', asset: 'BTC', amount: '1250.5', id: 'i' }]
    expect(bodies).toEqual([sent, sent])
  })
})
