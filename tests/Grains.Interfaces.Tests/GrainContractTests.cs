using Trading.Accounts;
using Trading.Testing.Contracts;

namespace Trading;

public sealed class GrainContractTests
{
    [Fact]
    public void Contracts_can_be_built_and_sent_by_orleans() =>
        Assert.Empty(GrainContractRules.FindViolations(typeof(IUserGrain).Assembly));
}
