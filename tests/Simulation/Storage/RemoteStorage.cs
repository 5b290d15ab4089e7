using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Trading.Storage;

namespace Trading.Simulation;

/// <summary>
/// A node's client of the storage server. A write travels there and the answer back, each for a while, and goes on to its end when the
/// node dies; it may fail in every
/// way in which a network makes writes fail.
/// </summary>
internal sealed class RemoteStorage(SimulatedNode node, IGrainStorage server) : IGrainStorage
{
    private static readonly TimeSpan LateMax = TimeSpan.FromSeconds(30);
    private static readonly WriteFate[] Failures = [WriteFate.Refused, WriteFate.Unheard, WriteFate.Conflicting, WriteFate.Late];

    private readonly World world = node.World;

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await TravelAsync();
        if (world.Luck.OneIn(world.Faults.StorageFailureOneIn))
            throw new IOException("The storage server does not answer.");
        await server.ReadStateAsync(stateName, grainId, grainState);
        await TravelAsync();
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        // What is sent is what the state holds now, whatever becomes of the grain meanwhile.
        var sent = new GrainState<T>(Copy(grainState.State), grainState.ETag) { RecordExists = grainState.RecordExists };
        await ChangeAsync($"write {stateName} of {grainId}", () => server.WriteStateAsync(stateName, grainId, sent));
        grainState.ETag = sent.ETag;
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var sent = new GrainState<T>(default, grainState.ETag) { RecordExists = grainState.RecordExists };
        await ChangeAsync($"clear {stateName} of {grainId}", () => server.ClearStateAsync(stateName, grainId, sent));
        grainState.State = sent.State;
        grainState.ETag = sent.ETag;
        grainState.RecordExists = false;
    }

    private static T? Copy<T>(T? state)
    {
        if (state is not RawState raw)
            return state;
        object copy = new RawState { Bytes = raw.Bytes.ToArray() };
        return (T)copy;
    }

    private Task ChangeAsync(string what, Func<Task> change)
    {
        node.Pass($"{what} leaves");
        var fate = DrawFate(what);
        var answer = new TaskCompletionSource();
        if (node.IsAlive)
            world.Spawn(() => ChangeAsync(what, change, fate, answer));
        return answer.Task;
    }

    private async Task ChangeAsync(string what, Func<Task> change, WriteFate fate, TaskCompletionSource answer)
    {
        if (fate != WriteFate.Answered)
        {
            world.Note($"{what} by node {node.Number}: {fate}");
            world.Count($"write {fate}");
        }

        await TravelAsync();
        if (fate is WriteFate.Refused or WriteFate.Late)
            answer.SetException(new IOException("The storage server does not answer."));
        if (fate == WriteFate.Forgotten)
            answer.SetResult();
        if (fate is WriteFate.Refused or WriteFate.Forgotten)
            return;
        if (fate == WriteFate.Late)
            await world.Delay(world.Luck.Delay(LateMax));
        try
        {
            await change();
        }
        catch (InconsistentStateException conflict)
        {
            answer.TrySetException(conflict);
            return;
        }

        node.Pass($"{what} is done");
        await TravelAsync();
        if (fate == WriteFate.Unheard)
            answer.SetException(new IOException("The storage server does not answer."));
        else if (fate == WriteFate.Conflicting)
            answer.SetException(new InconsistentStateException($"Another ETag: {what}."));
        else
            answer.TrySetResult();
    }

    private WriteFate DrawFate(string what)
    {
        if (world.Faults.ForgottenWrite is { } forgotten && what.Contains(forgotten, StringComparison.Ordinal))
            return WriteFate.Forgotten;
        if (world.Luck.OneIn(world.Faults.ForgottenWriteOneIn))
            return WriteFate.Forgotten;
        return world.Luck.OneIn(world.Faults.StorageFailureOneIn) ? world.Luck.Pick(Failures) : WriteFate.Answered;
    }

    private Task TravelAsync() => world.Delay(world.Luck.Delay(world.Faults.StorageDelayMax));
}
