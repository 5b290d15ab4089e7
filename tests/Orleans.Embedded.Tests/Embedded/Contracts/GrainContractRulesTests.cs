using System.Text.RegularExpressions;
using Trading.Testing.Contracts;
using static Trading.Conformance.Embedded.Contracts.BadContracts;

namespace Trading.Conformance.Embedded.Contracts;

public sealed class GrainContractRulesTests
{
    [Fact]
    public void Good_contract_has_no_violations() =>
        Assert.Empty(GrainContractRules.FindViolations([typeof(IGoodGrain)], [typeof(GoodMessage)]));

    [Fact]
    public void Contracts_of_this_suite_have_no_violations_but_the_planted_ones() =>
        Assert.All(
            GrainContractRules.FindViolations(typeof(GrainContractRulesTests).Assembly),
            violation => Assert.Matches(@"\bIReturns|\bIIsGeneric|\bIPasses|BadContracts|Alias same", violation));

    [Theory]
    [InlineData(typeof(IReturnsValue), "IReturnsValue.Get returns Int32 and not a Task or ValueTask.")]
    [InlineData(typeof(IReturnsNothing), "IReturnsNothing.Do returns Void and not a Task or ValueTask.")]
    [InlineData(typeof(IIsGeneric), "IIsGeneric.DoAsync is generic.")]
    [InlineData(typeof(IPassesByReference), "Parameter value of IPassesByReference.DoAsync is passed by reference.")]
    [InlineData(typeof(ITakes<object>), "System.Object, parameter value of ITakes`1.DoAsync, has no [GenerateSerializer]*")]
    [InlineData(typeof(ITakes<WithoutSerializer>), "*+WithoutSerializer, parameter value of ITakes`1.DoAsync, has no [Gen*")]
    [InlineData(typeof(IGives<WithoutImmutable>), "*+WithoutImmutable, the result of IGives`1.GetAsync, is not [Immutable].")]
    [InlineData(typeof(IGives<WithoutId[]>), "*+WithoutId.Second has no [Id].")]
    [InlineData(typeof(IGives<WithSameId?>), "*+WithSameId.Second has the same [Id(0)] as First.")]
    [InlineData(typeof(IGives<List<WithUnknownMember>>), "System.Lazy`1[[*, *+WithUnknownMember.Lazies (List`1), has no [Gen*")]
    [InlineData(typeof(IGives<WithInterfaceMember>), "System.Collections.Generic.IReadOnlyList`1*has no [GenerateSerializer]*")]
    [InlineData(typeof(IGives<WithBadBase>), "*+BadBase, the base of *+WithBadBase, has no [GenerateSerializer].")]
    [InlineData(typeof(IGives<(WithAlias, WithSameAlias)>), "Alias same belongs to several types: *+WithAlias, *+WithSameAlias.")]
    public void Planted_mistake_is_found_and_nothing_else(Type grainInterface, string pattern)
    {
        var violation = Assert.Single(GrainContractRules.FindViolations([grainInterface], []));

        Assert.Matches($"^{Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal)}$", violation);
    }

    [Fact]
    public void Serialized_type_that_is_private_is_found() =>
        Assert.EndsWith(
            "is private, so that generated code cannot reach it.",
            Assert.Single(GrainContractRules.FindViolations([], [PrivateType])),
            StringComparison.Ordinal);
}
