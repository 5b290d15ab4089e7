using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Trading.Gateway.Access;
using Trading.Testing;

namespace Trading.Gateway.Tests.Access;

public sealed class AccessTokensTests
{
    private const string OurHeader = """{"alg":"HS256","typ":"JWT"}""";

    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    private readonly FakeTimeProvider _clock = new();
    private readonly AccessTokens _tokens;
    private readonly long _now;

    public AccessTokensTests()
    {
        _tokens = new AccessTokens(Key, TimeSpan.FromHours(1), _clock);
        _now = _clock.GetUtcNow().ToUnixTimeSeconds();
    }

    [Theory]
    [InlineData("supervisor", Role.Supervisor)]
    [InlineData("oY01WVirLr", Role.User)]
    [InlineData("用户 \"1\"", Role.User)]
    public void Issued_token_is_good_until_its_hour_is_over(string name, Role role)
    {
        var token = _tokens.Issue(new Caller(name, role));
        _clock.Advance(TimeSpan.FromSeconds(3599));
        Assert.True(_tokens.TryValidate(token, out var caller, out var expiresAtMs));
        Assert.Equal(new Caller(name, role), caller);
        Assert.Equal((_now + 3600) * 1000, expiresAtMs);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(_tokens.TryValidate(token, out _, out _));
    }

    [Fact]
    public void Service_gets_no_access_token() => Assert.Throws<ArgumentException>(() => _tokens.Issue(new Caller("s", Role.Service)));

    [Fact]
    public void Token_signed_as_ours_is_good() => Assert.True(IsGood(Sign(OurHeader, Payload())));

    [Theory]
    [InlineData("""{"alg":"none","typ":"JWT"}""")]
    [InlineData("""{"alg":"None"}""")]
    [InlineData("""{"alg":"RS256","typ":"JWT"}""")]
    [InlineData("""{"alg":"ES256","typ":"JWT"}""")]
    [InlineData("""{"alg":"HS512","typ":"JWT"}""")]
    [InlineData("""{"alg":"hs256","typ":"JWT"}""")]
    [InlineData("""{"typ":"JWT"}""")]
    [InlineData("""{"alg":"HS256","typ":"JWT","crit":["x"],"x":1}""")]
    [InlineData("""{"alg":"HS256","alg":"none"}""")]
    [InlineData("{}")]
    [InlineData("")]
    public void Header_of_any_other_form_is_refused_though_signed_with_our_key(string header)
    {
        Assert.False(IsGood(Sign(header, Payload())));
        Assert.False(IsGood($"{Encode(header)}.{Encode(Payload())}."));
    }

    [Fact]
    public void Token_without_its_signature_is_refused()
    {
        var token = Sign(OurHeader, Payload());
        Assert.False(IsGood(token[..(token.LastIndexOf('.') + 1)]));
        Assert.False(IsGood(token[..token.LastIndexOf('.')]));
    }

    [Theory]
    [InlineData("iss", "\"others\"")]
    [InlineData("iss", "null")]
    [InlineData("aud", "\"others\"")]
    [InlineData("aud", "[\"trading-gateway\"]")]
    [InlineData("role", "\"service\"")]
    [InlineData("role", "\"admin\"")]
    [InlineData("role", "null")]
    [InlineData("sub", "\"a,b\"")]
    [InlineData("sub", "\"\"")]
    [InlineData("sub", "null")]
    [InlineData("exp", "0")]
    [InlineData("exp", "-1")]
    [InlineData("exp", "9223372036854775807")]
    [InlineData("exp", "\"9999999999\"")]
    [InlineData("nbf", "99999999999")]
    public void Payload_with_a_foreign_claim_is_refused_though_signed_with_our_key(string claim, string value) =>
        Assert.False(IsGood(Sign(OurHeader, Payload((claim, value)))));

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    public void Payload_that_is_no_object_is_refused(string payload) => Assert.False(IsGood(Sign(OurHeader, payload)));

    [Fact]
    public void Claim_that_is_there_twice_is_refused() =>
        Assert.False(IsGood(Sign(OurHeader, Payload().Replace("{", "{\"sub\":\"other\",", StringComparison.Ordinal))));

    [Fact]
    public void Token_that_was_tampered_with_anywhere_is_refused()
    {
        var token = _tokens.Issue(new Caller("u", Role.User));
        for (var i = 0; i < token.Length; i++)
        {
            var tampered = token.ToCharArray();
            tampered[i] = tampered[i] == 'A' ? 'B' : 'A';
            Assert.False(IsGood(new string(tampered)), $"changed at {i}");
        }
    }

    [Fact]
    public void Token_signed_with_another_key_is_refused()
    {
        var other = new AccessTokens(RandomNumberGenerator.GetBytes(32), TimeSpan.FromHours(1), _clock);
        Assert.False(IsGood(other.Issue(new Caller("u", Role.User))));
    }

    [Fact]
    public void Token_that_is_too_long_is_refused_though_signed_with_our_key() =>
        Assert.False(IsGood(Sign(OurHeader, Payload(("pad", $"\"{new string('x', AccessTokens.LengthMax)}\"")))));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9")]
    [InlineData("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9..")]
    [InlineData("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.ü.ü")]
    [InlineData("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.====.====")]
    public void Text_that_is_no_token_is_refused(string text) => Assert.False(IsGood(text));

    private static string Sign(string header, string payload)
    {
        var signed = $"{Encode(header)}.{Encode(payload)}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(Key, Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private bool IsGood(string token) => _tokens.TryValidate(token, out _, out _);

    private string Payload(params (string Claim, string Value)[] changed)
    {
        var claims = new Dictionary<string, string>
        {
            ["iss"] = "\"trading\"",
            ["aud"] = "\"trading-gateway\"",
            ["sub"] = "\"u\"",
            ["role"] = "\"user\"",
            ["iat"] = $"{_now}",
            ["nbf"] = $"{_now}",
            ["exp"] = $"{_now + 60}",
        };
        foreach (var (claim, value) in changed)
            claims[claim] = value;
        return $"{{{string.Join(',', claims.Select(c => $"\"{c.Key}\":{c.Value}"))}}}";
    }
}
