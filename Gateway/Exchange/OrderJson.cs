using System.Text.Json;
using Trading.Exchange;

namespace Trading.Gateway.Exchange;

/// <summary>Writes orders and fills as JSON (exchange.md, "HTTP"), the same on every door.</summary>
internal static class OrderJson
{
    /// <summary>Writes an order as an object.</summary>
    /// <param name="json">Where to write.</param>
    /// <param name="order">The order.</param>
    /// <param name="instrument">Its instrument.</param>
    /// <param name="detail">How much of it.</param>
    public static void Write(Utf8JsonWriter json, OrderInfo order, Instrument instrument, ResponseType detail = ResponseType.Full)
    {
        json.WriteStartObject();
        json.WriteString(JsonNames.OrderId, order.OrderId);
        json.WriteString(JsonNames.ClientOrderId, order.Request.ClientOrderId);
        json.WriteString(JsonNames.Symbol, order.Request.Symbol);
        if (detail == ResponseType.Ack)
            WriteAck(json, order);
        else
            WriteResult(json, order, instrument);
        if (detail == ResponseType.Full)
        {
            json.WriteStartArray(JsonNames.Fills);
            foreach (ref readonly var fill in order.Fills.AsSpan())
            {
                json.WriteStartObject();
                WriteFields(json, fill, instrument);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>Writes a fill of a user's list as an object.</summary>
    public static void Write(Utf8JsonWriter json, FillInfo fill, Instrument instrument)
    {
        json.WriteStartObject();
        json.WriteString(JsonNames.OrderId, fill.OrderId);
        json.WriteString(JsonNames.Symbol, fill.Symbol);
        json.WriteWord(JsonNames.Side, ExchangeWords.Sides, fill.Side);
        WriteFields(json, fill.Fill, instrument);
        json.WriteEndObject();
    }

    private static void WriteAck(Utf8JsonWriter json, OrderInfo order)
    {
        json.WriteWord(JsonNames.Status, ExchangeWords.Statuses, order.Status);
        json.WriteWord(JsonNames.Reason, ExchangeWords.Reasons, order.Reason);
        json.WriteTime(JsonNames.CreatedAt, order.CreatedMs);
    }

    private static void WriteResult(Utf8JsonWriter json, OrderInfo order, Instrument instrument)
    {
        var request = order.Request;
        json.WriteWord(JsonNames.Side, ExchangeWords.Sides, request.Side);
        json.WriteWord(JsonNames.Type, ExchangeWords.Types, request.Type);
        json.WriteWord(JsonNames.TimeInForce, ExchangeWords.TimesInForce, request.TimeInForce);
        json.WriteBoolean(JsonNames.PostOnly, request.IsPostOnly);
        json.WriteWord(JsonNames.SelfTradePrevention, ExchangeWords.SelfTradePreventions, request.SelfTradePrevention);
        json.WriteStepsOrNull(JsonNames.Price, request.Ticks, instrument.Tick);
        json.WriteStepsOrNull(JsonNames.Quantity, request.Lots, instrument.Lot);
        if (request.QuoteUnits == 0)
            json.WriteNull(JsonNames.QuoteQuantity);
        else
            json.WriteUnits(JsonNames.QuoteQuantity, request.QuoteUnits, instrument.Quote.Decimals);
        json.WriteSteps(JsonNames.FilledQuantity, order.FilledLots, instrument.Lot);
        json.WriteUnits(JsonNames.FilledQuote, order.FilledQuote, instrument.Quote.Decimals);
        json.WriteWord(JsonNames.Status, ExchangeWords.Statuses, order.Status);
        json.WriteWord(JsonNames.Reason, ExchangeWords.Reasons, order.Reason);
        json.WriteTime(JsonNames.CreatedAt, order.CreatedMs);
        json.WriteTime(JsonNames.ReceivedAt, order.ReceivedMs);
        json.WriteTime(JsonNames.UpdatedAt, order.UpdatedMs);
    }

    private static void WriteFields(Utf8JsonWriter json, in OrderFill fill, Instrument instrument)
    {
        json.WriteNumber(JsonNames.TradeId, fill.TradeId);
        json.WriteSteps(JsonNames.Price, fill.Ticks, instrument.Tick);
        json.WriteSteps(JsonNames.Quantity, fill.Lots, instrument.Lot);
        json.WriteUnits(JsonNames.Fee, fill.Fee, instrument.Quote.Decimals);
        json.WriteString(JsonNames.FeeAsset, AssetNames.Of(instrument.Quote));
        json.WriteWord(JsonNames.Role, ExchangeWords.Roles, fill.Role);
        json.WriteTime(JsonNames.Ts, fill.TimeMs);
    }
}
