using System.Text.Json;

namespace Trading.Gateway.Exchange;

/// <summary>Names of fields, encoded once.</summary>
internal static class JsonNames
{
    public static readonly JsonEncodedText Amount = JsonEncodedText.Encode("amount");
    public static readonly JsonEncodedText Ask = JsonEncodedText.Encode("ask");
    public static readonly JsonEncodedText Asks = JsonEncodedText.Encode("asks");
    public static readonly JsonEncodedText Asset = JsonEncodedText.Encode("asset");
    public static readonly JsonEncodedText Available = JsonEncodedText.Encode("available");
    public static readonly JsonEncodedText Base = JsonEncodedText.Encode("base");
    public static readonly JsonEncodedText Bid = JsonEncodedText.Encode("bid");
    public static readonly JsonEncodedText Bids = JsonEncodedText.Encode("bids");
    public static readonly JsonEncodedText ClientOrderId = JsonEncodedText.Encode("clientOrderId");
    public static readonly JsonEncodedText Close = JsonEncodedText.Encode("close");
    public static readonly JsonEncodedText CreatedAt = JsonEncodedText.Encode("createdAt");
    public static readonly JsonEncodedText Fee = JsonEncodedText.Encode("fee");
    public static readonly JsonEncodedText FeeAsset = JsonEncodedText.Encode("feeAsset");
    public static readonly JsonEncodedText FilledQuantity = JsonEncodedText.Encode("filledQuantity");
    public static readonly JsonEncodedText FilledQuote = JsonEncodedText.Encode("filledQuote");
    public static readonly JsonEncodedText Fills = JsonEncodedText.Encode("fills");
    public static readonly JsonEncodedText Filters = JsonEncodedText.Encode("filters");
    public static readonly JsonEncodedText High = JsonEncodedText.Encode("high");
    public static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
    public static readonly JsonEncodedText Last = JsonEncodedText.Encode("last");
    public static readonly JsonEncodedText Locked = JsonEncodedText.Encode("locked");
    public static readonly JsonEncodedText Lot = JsonEncodedText.Encode("lot");
    public static readonly JsonEncodedText Low = JsonEncodedText.Encode("low");
    public static readonly JsonEncodedText MakerFee = JsonEncodedText.Encode("makerFee");
    public static readonly JsonEncodedText Min = JsonEncodedText.Encode("min");
    public static readonly JsonEncodedText MinNotional = JsonEncodedText.Encode("minNotional");
    public static readonly JsonEncodedText Notional = JsonEncodedText.Encode("notional");
    public static readonly JsonEncodedText Open = JsonEncodedText.Encode("open");
    public static readonly JsonEncodedText OpenTime = JsonEncodedText.Encode("openTime");
    public static readonly JsonEncodedText OrderId = JsonEncodedText.Encode("orderId");
    public static readonly JsonEncodedText PostOnly = JsonEncodedText.Encode("postOnly");
    public static readonly JsonEncodedText Price = JsonEncodedText.Encode("price");
    public static readonly JsonEncodedText Quantity = JsonEncodedText.Encode("quantity");
    public static readonly JsonEncodedText Quote = JsonEncodedText.Encode("quote");
    public static readonly JsonEncodedText QuoteQuantity = JsonEncodedText.Encode("quoteQuantity");
    public static readonly JsonEncodedText QuoteVolume = JsonEncodedText.Encode("quoteVolume");
    public static readonly JsonEncodedText Reason = JsonEncodedText.Encode("reason");
    public static readonly JsonEncodedText ReceivedAt = JsonEncodedText.Encode("receivedAt");
    public static readonly JsonEncodedText Role = JsonEncodedText.Encode("role");
    public static readonly JsonEncodedText SelfTradePrevention = JsonEncodedText.Encode("selfTradePrevention");
    public static readonly JsonEncodedText Seq = JsonEncodedText.Encode("seq");
    public static readonly JsonEncodedText Side = JsonEncodedText.Encode("side");
    public static readonly JsonEncodedText Status = JsonEncodedText.Encode("status");
    public static readonly JsonEncodedText Step = JsonEncodedText.Encode("step");
    public static readonly JsonEncodedText Symbol = JsonEncodedText.Encode("symbol");
    public static readonly JsonEncodedText TakerFee = JsonEncodedText.Encode("takerFee");
    public static readonly JsonEncodedText TakerSide = JsonEncodedText.Encode("takerSide");
    public static readonly JsonEncodedText Tick = JsonEncodedText.Encode("tick");
    public static readonly JsonEncodedText TimeInForce = JsonEncodedText.Encode("timeInForce");
    public static readonly JsonEncodedText TradeCount = JsonEncodedText.Encode("tradeCount");
    public static readonly JsonEncodedText TradeId = JsonEncodedText.Encode("tradeId");
    public static readonly JsonEncodedText Ts = JsonEncodedText.Encode("ts");
    public static readonly JsonEncodedText Type = JsonEncodedText.Encode("type");
    public static readonly JsonEncodedText UpdatedAt = JsonEncodedText.Encode("updatedAt");
    public static readonly JsonEncodedText User = JsonEncodedText.Encode("user");
    public static readonly JsonEncodedText Volume = JsonEncodedText.Encode("volume");
}
