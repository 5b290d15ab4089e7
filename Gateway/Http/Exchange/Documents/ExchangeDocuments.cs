using System.Text.Json;
using System.Text.Json.Serialization;

namespace Trading.Gateway.Http.Exchange;

/// <summary>
/// The JSON of the exchange as the API document describes it. It is read by <c>…Body</c> types and written by hand, as it is written often.
/// </summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    AllowDuplicateProperties = false,
    NumberHandling = JsonNumberHandling.Strict,
    PropertyNameCaseInsensitive = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(AmendRequest))]
[JsonSerializable(typeof(BalanceDocument))]
[JsonSerializable(typeof(BalanceListDocument))]
[JsonSerializable(typeof(DepthDocument))]
[JsonSerializable(typeof(ExchangeInfoDocument))]
[JsonSerializable(typeof(ExchangeProblemDocument))]
[JsonSerializable(typeof(FieldFaultDocument))]
[JsonSerializable(typeof(FillDocument))]
[JsonSerializable(typeof(FiltersDocument))]
[JsonSerializable(typeof(InstrumentDocument))]
[JsonSerializable(typeof(InstrumentRequest))]
[JsonSerializable(typeof(InstrumentStatusRequest))]
[JsonSerializable(typeof(KlineDocument))]
[JsonSerializable(typeof(KlineListDocument))]
[JsonSerializable(typeof(NotionalFilterDocument))]
[JsonSerializable(typeof(OrderAckDocument))]
[JsonSerializable(typeof(OrderDocument))]
[JsonSerializable(typeof(OrderListDocument))]
[JsonSerializable(typeof(OrderRequest))]
[JsonSerializable(typeof(OwnTradeDocument))]
[JsonSerializable(typeof(OwnTradeListDocument))]
[JsonSerializable(typeof(StepFilterDocument))]
[JsonSerializable(typeof(TickerDocument))]
[JsonSerializable(typeof(TickerListDocument))]
[JsonSerializable(typeof(TradeDocument))]
[JsonSerializable(typeof(TradeListDocument))]
[JsonSerializable(typeof(TransferDocument))]
[JsonSerializable(typeof(TransferRequest))]
internal sealed partial class ExchangeDocuments : JsonSerializerContext;
