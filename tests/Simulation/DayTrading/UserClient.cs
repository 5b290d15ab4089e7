using Trading.Accounts;

namespace Trading.Simulation.DayTrading;

/// <summary>
/// A user's client with the gateway in between: sends commands in batches by need, asks again for what was not answered, by the same
/// sessions and numbers, and now and
/// then for what was.
/// </summary>
internal sealed class UserClient
{
    private static readonly TimeSpan LongPause = TimeSpan.FromSeconds(70);
    private static readonly TimeSpan ShortPause = TimeSpan.FromMilliseconds(500);

    /// <summary>How many count as answered long ago.</summary>
    private const int Oldest = 100;

    private readonly World world;
    private readonly Chance chance;
    private readonly int batchMax;
    private readonly List<SentCommand> waiting;

    internal UserClient(World world, string user, int commands, int batchMax)
    {
        (this.world, User, this.batchMax) = (world, user, batchMax);
        chance = new Chance(world.Seed, user);
        var stream = new CommandStream(chance, user);
        Commands = [.. Enumerable.Range(0, commands).Select(_ => stream.Next())];
        waiting = [.. Commands];
    }

    internal string User { get; }

    /// <summary>Everything that the client sends, in the order in which it would like it to be executed.</summary>
    internal IReadOnlyList<SentCommand> Commands { get; }

    /// <summary>Ends when everything is answered.</summary>
    internal async Task RunAsync()
    {
        while (waiting.Count > 0)
        {
            await world.Delay(chance.OneIn(3) ? TimeSpan.Zero : chance.Delay(chance.OneIn(8) ? LongPause : ShortPause));
            var batch = waiting.Take(chance.Between(1, batchMax)).ToList();
            waiting.RemoveRange(0, batch.Count);
            await SendAsync(batch);
            if (chance.OneIn(6))
                await RepeatAsync();
            if (chance.OneIn(20))
                await LookAsync();
        }
    }

    private async Task SendAsync(List<SentCommand> batch)
    {
        var answered = await ExecuteAsync(batch);
        if (answered is { } count)
            waiting.InsertRange(0, batch[count..]);
        else
            waiting.InsertRange(chance.OneIn(4) ? Math.Min(waiting.Count, 20) : 0, batch.Where(command => command.CanRepeat));
    }

    /// <summary>Sends again what was answered long ago or just now.</summary>
    private async Task RepeatAsync()
    {
        var answered = Commands.Where(command => command.CanRepeat && command.Status is not null).ToList();
        if (answered.Count > Oldest && chance.OneIn(2))
            answered.RemoveRange(Oldest, answered.Count - Oldest);
        if (answered.Count > 0)
            await ExecuteAsync([.. Enumerable.Range(0, chance.Between(1, 3)).Select(_ => chance.Pick(answered))]);
    }

    private async Task LookAsync()
    {
        var node = await world.FindNodeAsync();
        var summary = node.Grains.GetGrain<IUserGrain>(User).GetSummaryAsync();
        await Task.WhenAny(summary, node.Died);
        _ = summary.Exception;
    }

    /// <summary>Returns how many were answered, or null where no answer came, so that the outcome is unknown.</summary>
    private async Task<int?> ExecuteAsync(List<SentCommand> commands)
    {
        var node = await world.FindNodeAsync();
        if (commands.TrueForAll(command => command.CanRepeat) && chance.OneIn(world.Faults.RepeatedRequestOneIn))
            world.Spawn(() => CallAsync(node, commands));
        return await CallAsync(node, commands);
    }

    private async Task<int?> CallAsync(SimulatedNode node, List<SentCommand> commands)
    {
        var call = node.Grains.GetGrain<IUserGrain>(User).ExecuteAsync(new CommandBatch([.. commands.Select(command => command.Command)]));
        await Task.WhenAny(call, node.Died);
        if (!call.IsCompletedSuccessfully)
        {
            world.Count("unknown outcome");
            world.Note($"{User} hears nothing of {commands.Count} from {commands[0]}: {call.Exception?.GetBaseException().Message}");
            return null;
        }

        if (chance.OneIn(world.Faults.LostAnswerOneIn))
        {
            world.Note($"an answer to {User} is lost");
            world.Count("lost answer");
            return null;
        }

        var outcomes = call.Result.Outcomes;
        for (var index = 0; index < outcomes.Length; index++)
        {
            world.Note($"{commands[index]}: {outcomes[index].Status}{(outcomes[index].Repeated ? " again" : "")}");
            commands[index].Hear(outcomes[index]);
            if (outcomes[index].Repeated)
                world.Count("repeated answer");
        }

        return outcomes.Length;
    }
}
