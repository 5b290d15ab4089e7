using Trading.Accounts;

namespace Trading.Gateway.Tests.Commands;

/// <summary>A call that waits for the test to answer it.</summary>
internal sealed record AccountCall(Command[] Commands, TaskCompletionSource<BatchResult> Answer)
{
    /// <summary>Answers all commands of the batch, or only the first ones.</summary>
    public void Succeed(int? count = null) =>
        Answer.SetResult(new BatchResult([.. Commands.Take(count ?? Commands.Length).Select(OutcomeOf)]));

    /// <summary>An outcome that echoes the number, so that a test sees which command it belongs to.</summary>
    public static Outcome OutcomeOf(Command command) => new() { Status = command.Refusal, TransactionNum = command.TransactionNum };
}
