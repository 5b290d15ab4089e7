using System.Net.Http.Headers;
using System.Text.Json;

namespace Trading.Gateway.Tests.Http.Exchange;

/// <summary>An answer of the exchange's HTTP API.</summary>
internal sealed record ExchangeReply(int Status, string Text, string? MediaType, RetryConditionHeaderValue? RetryAfter)
{
    public JsonElement Body => JsonDocument.Parse(Text).RootElement;

    /// <summary>The HTTP status and the code of an error, which must have its form: <c>422 insufficient_funds</c>.</summary>
    public string Refusal
    {
        get
        {
            Assert.Equal("application/problem+json", MediaType);
            var code = this["code"];
            Assert.Equal((Status, $"urn:trading:{code}"), (Body.GetProperty("status").GetInt32(), this["type"]));
            Assert.NotEmpty(this["title"]!);
            return $"{Status} {code}";
        }
    }

    /// <summary>All faulty fields: <c>price bad_price, quantity missing_field</c>.</summary>
    public string Faults => string.Join(
        ", ",
        Body.GetProperty("errors").EnumerateArray().Select(error =>
        {
            Assert.NotEmpty(error.GetProperty("message").GetString()!);
            return $"{error.GetProperty("field").GetString()} {error.GetProperty("code").GetString()}";
        }));

    /// <summary>The text of a field.</summary>
    public string? this[string field] => Body.GetProperty(field).GetString();
}
