using Trading.Gateway.Access;
using Trading.Testing;

namespace Trading.Gateway.Tests.Access;

public sealed class TokenAuthenticatorTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("secrets-");
    private readonly FakeTimeProvider _clock = new();
    private readonly GatewaySecrets _secrets;
    private readonly AccessTokens _tokens;
    private readonly TokenAuthenticator _authenticator;

    public TokenAuthenticatorTests()
    {
        _secrets = new GatewaySecrets(_folder.FullName);
        _tokens = new AccessTokens(_secrets.SigningKey, TimeSpan.FromHours(1), _clock);
        _authenticator = new TokenAuthenticator(_secrets, _tokens, _clock);
    }

    [Fact]
    public void Service_token_is_a_service()
    {
        Assert.True(_authenticator.TryAuthenticate(_secrets.ServiceToken, out var caller));
        Assert.Equal(Role.Service, caller.Role);
    }

    [Fact]
    public void Remembered_token_is_good_until_it_expires_and_not_longer()
    {
        var token = _tokens.Issue(new Caller("u", Role.User));
        for (var minute = 0; minute < 60; minute += 10)
        {
            Assert.True(_authenticator.TryAuthenticate(token, out var caller));
            Assert.Equal(new Caller("u", Role.User), caller);
            _clock.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.False(_authenticator.TryAuthenticate(token, out _));
        Assert.False(_authenticator.TryAuthenticate(token, out _));
    }

    [Fact]
    public void Anything_else_is_nobody()
    {
        string[] texts =
        [
            "", " ", _secrets.ServiceToken + "x", _secrets.ServiceToken[1..], _secrets.SupervisorPassword, new('x', 100_000), "a.b.c",
        ];
        Assert.All(texts, text => Assert.False(_authenticator.TryAuthenticate(text, out _)));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
