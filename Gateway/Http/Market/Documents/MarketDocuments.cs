using System.Text.Json;
using System.Text.Json.Serialization;

namespace Trading.Gateway.Http.Market;

/// <summary>
/// The JSON of the market processor as the API document describes it. It is read and written by hand, as it is written often.
/// </summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    NumberHandling = JsonNumberHandling.Strict,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(IReadOnlyList<MessageItemDocument>))]
[JsonSerializable(typeof(IReadOnlyList<MessageTakenDocument>))]
[JsonSerializable(typeof(CountryDocument))]
[JsonSerializable(typeof(CountryListDocument))]
[JsonSerializable(typeof(DayDocument))]
[JsonSerializable(typeof(DayListDocument))]
[JsonSerializable(typeof(DeadLetterDocument))]
[JsonSerializable(typeof(DeadLetterListDocument))]
[JsonSerializable(typeof(DeadMessageDocument))]
[JsonSerializable(typeof(FlowDocument))]
[JsonSerializable(typeof(LegacyFailedDocument))]
[JsonSerializable(typeof(LegacyTakenDocument))]
[JsonSerializable(typeof(MarketStatsDocument))]
[JsonSerializable(typeof(MessageItemDocument))]
[JsonSerializable(typeof(MessageListDocument))]
[JsonSerializable(typeof(MessageTakenDocument))]
[JsonSerializable(typeof(PairDetailDocument))]
[JsonSerializable(typeof(PairDocument))]
[JsonSerializable(typeof(PairListDocument))]
[JsonSerializable(typeof(ProcessedMessageDocument))]
[JsonSerializable(typeof(RateCandleDocument))]
[JsonSerializable(typeof(RateCandleListDocument))]
[JsonSerializable(typeof(ResendDocument))]
[JsonSerializable(typeof(TradeMessageDocument))]
internal sealed partial class MarketDocuments : JsonSerializerContext;
