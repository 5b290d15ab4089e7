using Trading.Gateway.Access;

namespace Trading.Gateway.Tests.Access;

public sealed class PasswordHasherTests : IDisposable
{
    private readonly PasswordHasher _passwords = new(new AccessOptions { HashesAtOnce = 1, HashesWaiting = 0 });

    [Fact]
    public async Task Right_password_is_right_and_any_other_is_not()
    {
        var kept = await _passwords.HashAsync("correct horse", CancellationToken.None);
        Assert.NotNull(kept);
        Assert.True(kept.Rounds >= 210_000);
        Assert.True(await _passwords.VerifyAsync("correct horse", kept, CancellationToken.None));
        Assert.False(await _passwords.VerifyAsync("correct horsf", kept, CancellationToken.None));
        Assert.False(await _passwords.VerifyAsync("correct horse", null, CancellationToken.None));
        var again = await _passwords.HashAsync("correct horse", CancellationToken.None);
        Assert.NotEqual(kept.Hash, again!.Hash);
    }

    [Fact]
    public async Task More_than_may_wait_are_refused_at_once()
    {
        var first = _passwords.HashAsync("correct horse", CancellationToken.None);
        Assert.Null(await _passwords.VerifyAsync("correct horse", null, CancellationToken.None));
        Assert.NotNull(await first);
    }

    public void Dispose() => _passwords.Dispose();
}
