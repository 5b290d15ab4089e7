using Trading.Accounts;

namespace Trading.Grains.Interfaces.Tests.Accounts;

/// <summary>Statuses are stored as numbers and told as codes: neither ever changes (gateway.md, "Error codes").</summary>
public sealed class StatusCodesTests
{
    [Theory]
    [InlineData(0, Status.Ok, "ok")]
    [InlineData(1, Status.Malformed, "malformed")]
    [InlineData(2, Status.UnknownCommand, "unknown_command")]
    [InlineData(3, Status.BadAmount, "bad_amount")]
    [InlineData(4, Status.UnknownUser, "unknown_user")]
    [InlineData(5, Status.InsufficientFunds, "insufficient_funds")]
    [InlineData(6, Status.InsufficientShares, "insufficient_shares")]
    [InlineData(7, Status.LessThanOneShare, "less_than_one_share")]
    [InlineData(8, Status.NothingPending, "nothing_pending")]
    [InlineData(9, Status.NoTriggerAmount, "no_trigger_amount")]
    [InlineData(10, Status.QuoteUnavailable, "quote_unavailable")]
    [InlineData(11, Status.LimitExceeded, "limit_exceeded")]
    [InlineData(12, Status.Forbidden, "forbidden")]
    [InlineData(13, Status.Overloaded, "overloaded")]
    [InlineData(14, Status.Internal, "internal")]
    public void Status_keeps_its_number_and_code(byte number, Status status, string code)
    {
        Assert.Equal(number, (byte)status);
        Assert.Equal(code, StatusCodes.Of(status));
        Assert.Equal(status == Status.Ok, StatusCodes.MessageOf(status).Length == 0);
    }

    [Fact]
    public void There_are_no_other_statuses() => Assert.Equal(15, Enum.GetValues<Status>().Length);
}
