using Trading.Access;
using Trading.Gateway.Access;
using Trading.Testing;

namespace Trading.Gateway.Tests.Access;

public sealed class AccessServiceTests : IAsyncLifetime
{
    private const string Password = "correct horse";

    private readonly FakeTimeProvider _clock = new();
    private readonly DirectoryInfo _secretsFolder = Directory.CreateTempSubdirectory("secrets-");
    private readonly PasswordHasher _passwords = new(new AccessOptions());
    private GatewaySecrets _secrets = null!;
    private AccessTokens _tokens = null!;
    private TestSilo _silo = null!;
    private AccessService _access = null!;

    public async Task InitializeAsync()
    {
        _silo = await TestSilo.StartAsync(_clock);
        _secrets = new GatewaySecrets(_secretsFolder.FullName);
        _tokens = new AccessTokens(_secrets.SigningKey, TimeSpan.FromHours(1), _clock);
        _access = NewService(new AccessOptions());
    }

    [Fact]
    public async Task Registered_user_logs_in_also_after_a_restart_and_with_the_right_password_only()
    {
        var registered = await _access.RegisterAsync("alice", Password, CancellationToken.None);
        AssertTokenOf(new Caller("alice", Role.User), registered);
        _silo = await _silo.RestartAsync();
        _access = NewService(new AccessOptions());
        AssertTokenOf(new Caller("alice", Role.User), await LoginAsync("alice", Password));
        Assert.Equal(AccessStatus.BadCredentials, (await LoginAsync("alice", "wrong horse")).Status);
        Assert.Equal(AccessStatus.BadCredentials, (await LoginAsync("Alice", Password)).Status);
        Assert.Equal(AccessStatus.BadCredentials, (await LoginAsync("bob", Password)).Status);
    }

    [Fact]
    public async Task Name_can_be_registered_once_and_keeps_its_first_password()
    {
        await _access.RegisterAsync("alice", Password, CancellationToken.None);
        Assert.Equal(AccessStatus.UserExists, (await _access.RegisterAsync("alice", "other horse", CancellationToken.None)).Status);
        Assert.Equal(AccessStatus.Ok, (await LoginAsync("alice", Password)).Status);
        Assert.Equal(AccessStatus.BadCredentials, (await LoginAsync("alice", "other horse")).Status);
    }

    [Fact]
    public async Task Supervisor_logs_in_with_the_password_of_the_file_and_cannot_be_registered()
    {
        Assert.Equal(AccessStatus.UserExists, (await _access.RegisterAsync("supervisor", Password, CancellationToken.None)).Status);
        Assert.Equal(AccessStatus.BadCredentials, (await LoginAsync("supervisor", Password)).Status);
        var login = await LoginAsync("supervisor", _secrets.SupervisorPassword);
        AssertTokenOf(new Caller("supervisor", Role.Supervisor), login);
        AssertTokenOf(new Caller("supervisor", Role.Supervisor), await _access.RefreshAsync(login.RefreshToken));
    }

    [Fact]
    public async Task Refresh_token_is_good_once_and_its_second_use_ends_the_login()
    {
        var first = await _access.RegisterAsync("alice", Password, CancellationToken.None);
        var other = await LoginAsync("alice", Password);
        var second = await _access.RefreshAsync(first.RefreshToken);
        AssertTokenOf(new Caller("alice", Role.User), second);
        Assert.Equal(AccessStatus.BadCredentials, (await _access.RefreshAsync(first.RefreshToken)).Status);
        Assert.Equal(AccessStatus.BadCredentials, (await _access.RefreshAsync(second.RefreshToken)).Status);
        Assert.Equal(AccessStatus.Ok, (await _access.RefreshAsync(other.RefreshToken)).Status);
    }

    [Fact]
    public async Task Refresh_token_expires()
    {
        var login = await _access.RegisterAsync("alice", Password, CancellationToken.None);
        _clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(AccessStatus.BadCredentials, (await _access.RefreshAsync(login.RefreshToken)).Status);
    }

    [Fact]
    public async Task Logout_makes_the_refresh_token_void()
    {
        var login = await _access.RegisterAsync("alice", Password, CancellationToken.None);
        Assert.True(await _access.LogoutAsync(login.RefreshToken));
        Assert.False(await _access.LogoutAsync(login.RefreshToken));
        Assert.Equal(AccessStatus.BadCredentials, (await _access.RefreshAsync(login.RefreshToken)).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("YWxpY2U.0123456789abcdef0123456789abcdef.c2hvcnQ")]
    [InlineData("!!.0123456789abcdef0123456789abcdef.!!")]
    public async Task Text_that_is_no_refresh_token_is_refused(string text) =>
        Assert.Equal(AccessStatus.BadCredentials, (await _access.RefreshAsync(text)).Status);

    [Fact]
    public async Task Seventeenth_login_ends_the_oldest()
    {
        var logins = new List<AccessResult>();
        for (var i = 0; i < 17; i++)
        {
            logins.Add(await LoginAsync("supervisor", _secrets.SupervisorPassword));
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(AccessStatus.BadCredentials, (await _access.RefreshAsync(logins[0].RefreshToken)).Status);
        Assert.Equal(AccessStatus.Ok, (await _access.RefreshAsync(logins[1].RefreshToken)).Status);
    }

    [Fact]
    public async Task Too_many_logins_to_one_name_are_refused_and_others_are_not()
    {
        using var access = NewService(new AccessOptions { LoginsPerMinute = 2 });
        for (var i = 0; i < 2; i++)
            Assert.Equal(AccessStatus.BadCredentials, (await access.LoginAsync("supervisor", "guess", CancellationToken.None)).Status);
        var refused = await access.LoginAsync("supervisor", _secrets.SupervisorPassword, CancellationToken.None);
        Assert.Equal(AccessStatus.TooMany, refused.Status);
        Assert.Equal(AccessStatus.BadCredentials, (await access.LoginAsync("alice", Password, CancellationToken.None)).Status);
    }

    [Fact]
    public async Task Neither_password_nor_refresh_token_is_kept()
    {
        var login = await _access.RegisterAsync("alice", Password, CancellationToken.None);
        var kept = await _silo.Grains.GetGrain<ICredentialGrain>("alice").GetAsync();
        Assert.NotNull(kept);
        Assert.Equal((16, 64, 210_000), (kept.Salt.Length, kept.Hash.Length, kept.Rounds));
        Assert.True(RefreshToken.TryParse(login.RefreshToken, out var token));
        Assert.NotEqual(token.Secret, token.SecretHash);
    }

    public async Task DisposeAsync()
    {
        _access.Dispose();
        _passwords.Dispose();
        await _silo.DisposeAsync();
        _secretsFolder.Delete(recursive: true);
    }

    private AccessService NewService(AccessOptions options) => new(_silo.Grains, _secrets, _tokens, _passwords, options, _clock);

    private Task<AccessResult> LoginAsync(string user, string password) => _access.LoginAsync(user, password, CancellationToken.None);

    private void AssertTokenOf(Caller caller, AccessResult result)
    {
        Assert.Equal(AccessStatus.Ok, result.Status);
        Assert.True(_tokens.TryValidate(result.AccessToken, out var found, out _));
        Assert.Equal(caller, found);
    }
}
