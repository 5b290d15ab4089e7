using Trading.Gateway.Access;

namespace Trading.Gateway.Tests.Access;

public sealed class AccessOptionsTests
{
    [Fact]
    public void Defaults_are_valid() => Assert.True(new AccessOptionsValidator().Validate(null, new AccessOptions()).Succeeded);

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var faulty = new AccessOptions
        {
            AccessTokenMinutes = 0,
            RefreshTokenDays = 0,
            PasswordRounds = 209_999,
            HashesAtOnce = -1,
            HashesWaiting = -1,
            LoginsPerMinute = 0,
        };
        var result = new AccessOptionsValidator().Validate(null, faulty);
        Assert.Equal(6, result.Failures!.Count());
        Assert.Contains("Access:PasswordRounds is 209999; it must be 210000 to 10000000.", result.Failures!);
    }
}
