import { sentenceOf, type Problem } from '@/api/problem'
import { compareDecimals, multiplyDecimals, type Decimal } from '@/parts/decimal'
import { decimalOf, isMultipleOf, plainText, zero } from '@/parts/decimalMath'
import { typedDecimal } from '@/parts/figures'
import type { Side } from './orders'

/** What an order has to keep to. */
export interface Instrument {
  readonly symbol: string
  readonly base: string
  readonly quote: string
  readonly tick: string
  readonly lot: string
  readonly minNotional: string
  readonly makerFee: string
  readonly takerFee: string
  readonly status: string
}

export type TimeInForce = 'GTC' | 'IOC' | 'FOK'
export type SelfTradePrevention = 'cancelTaker' | 'cancelMaker' | 'cancelBoth' | 'none'

/** The order form as it stands. Amounts are as they were typed. */
export interface OrderForm {
  side: Side
  type: 'limit' | 'market'
  price: string
  quantity: string
  /** Whether a market buy says how much to spend instead of how much to buy. */
  isByQuote: boolean
  quoteQuantity: string
  timeInForce: TimeInForce
  postOnly: boolean
  selfTradePrevention: SelfTradePrevention
}

/** The body of `POST /api/v3/order`. */
export interface OrderRequest {
  symbol: string
  side: Side
  type: 'limit' | 'market'
  price?: string
  quantity?: string
  quoteQuantity?: string
  timeInForce?: TimeInForce
  postOnly?: boolean
  selfTradePrevention: SelfTradePrevention
  clientOrderId: string
}

export type FormField = 'price' | 'quantity' | 'quoteQuantity' | 'timeInForce' | 'postOnly' | 'selfTradePrevention'

/** Faults in words by field; `form` for what is wrong with none of them. */
export type FormFaults = Partial<Record<FormField | 'form', string>>

export function emptyForm(): OrderForm {
  return {
    side: 'buy',
    type: 'limit',
    price: '',
    quantity: '',
    isByQuote: false,
    quoteQuantity: '',
    timeInForce: 'GTC',
    postOnly: false,
    selfTradePrevention: 'cancelTaker',
  }
}

/** Whether the form says how much to spend. */
export function isByQuote(form: OrderForm): boolean {
  return form.type === 'market' && form.side === 'buy' && form.isByQuote
}

/** What can be told before the server is asked. Fields that nothing was typed into are faulty only where `isComplete` asks for all. */
export function faultsOf(form: OrderForm, instrument: Instrument, isComplete: boolean): FormFaults {
  const faults: FormFaults = {}
  if (form.type === 'limit') check(faults, 'price', form.price, `price is a multiple of ${instrument.tick}`, instrument.tick, isComplete)
  if (isByQuote(form)) check(faults, 'quoteQuantity', form.quoteQuantity, '', null, isComplete)
  else check(faults, 'quantity', form.quantity, `quantity is a multiple of ${instrument.lot}`, instrument.lot, isComplete)
  const value = form.type === 'limit' ? notionalOf(form) : null
  if (value !== null && Object.keys(faults).length === 0 && compareDecimals(value, decimalOf(instrument.minNotional)) < 0)
    faults.quantity = `Price × quantity is at least ${instrument.minNotional} ${instrument.quote}.`
  return faults
}

/** The request that the form asks for; call it where there are no faults. */
export function requestOf(form: OrderForm, instrument: Instrument, clientOrderId: string): OrderRequest {
  const request: OrderRequest = {
    symbol: instrument.symbol,
    side: form.side,
    type: form.type,
    selfTradePrevention: form.selfTradePrevention,
    clientOrderId,
  }
  if (form.type === 'limit') {
    request.price = textOf(form.price)
    request.timeInForce = form.timeInForce
    request.postOnly = form.postOnly
  } else if (form.timeInForce === 'FOK') {
    // A market order never rests: without a word it is IOC.
    request.timeInForce = 'FOK'
  }
  if (isByQuote(form)) request.quoteQuantity = textOf(form.quoteQuantity)
  else request.quantity = textOf(form.quantity)
  return request
}

/** Price × quantity of a limit order; null where one of them cannot be read yet. */
export function notionalOf(form: OrderForm): Decimal | null {
  const [price, quantity] = [typedDecimal(form.price), typedDecimal(form.quantity)]
  return price === null || quantity === null ? null : multiplyDecimals(price, quantity)
}

/** Puts the gateway's words beside the fields that they are about. */
export function faultsOfProblem({ code, message, fields }: Pick<Problem, 'code' | 'message' | 'fields'>): FormFaults {
  const faults: FormFaults = {}
  for (const [name, words] of Object.entries(fields)) {
    const field = formFields.has(name) ? (name as FormField) : 'form'
    faults[field] ??= sentenceOf(`${field === 'form' ? name : fieldWords[field]} ${inWords(words)}`)
  }
  if (Object.keys(faults).length === 0) faults[fieldOfCode[code] ?? 'form'] = messageOfCode[code] ?? message
  return faults
}

// The gateway names other fields as they are in requests.
function inWords(text: string): string {
  return text.replace(/\b(quoteQuantity|timeInForce|postOnly|selfTradePrevention)\b/g, (name) => fieldWords[name as FormField])
}

const formFields = new Set<string>(['price', 'quantity', 'quoteQuantity', 'timeInForce', 'postOnly', 'selfTradePrevention'])

const fieldWords: Record<FormField, string> = {
  price: 'price',
  quantity: 'quantity',
  quoteQuantity: 'the amount to spend',
  timeInForce: 'time in force',
  postOnly: 'post-only',
  selfTradePrevention: 'self-trade prevention',
}

/** Refusals that name no field, and the field that the user will want to change. */
const fieldOfCode: Record<string, FormField> = {
  insufficient_funds: 'quantity',
  post_only_would_take: 'price',
  bad_price: 'price',
  bad_quantity: 'quantity',
  min_notional: 'quantity',
}

const messageOfCode: Record<string, string> = {
  insufficient_funds: 'Less is available than the order needs.',
  post_only_would_take: 'At this price the order would have taken, and it is post-only.',
  instrument_halted: 'The instrument is halted: only cancels are taken.',
  overloaded: 'Too many orders are open or under way. Try again in a moment.',
}

function check(faults: FormFaults, field: FormField, typed: string, rule: string, step: string | null, isComplete: boolean): void {
  if (typed.trim() === '') {
    if (isComplete) faults[field] = sentenceOf(`${fieldWords[field]} is missing`)
    return
  }
  const value = typedDecimal(typed)
  if (value === null) faults[field] = 'This is not a number.'
  else if (compareDecimals(value, zero) <= 0) faults[field] = sentenceOf(`${fieldWords[field]} is above zero`)
  else if (step !== null && !isMultipleOf(value, decimalOf(step))) faults[field] = sentenceOf(rule)
}

function textOf(typed: string): string {
  return plainText(typedDecimal(typed) ?? zero)
}
