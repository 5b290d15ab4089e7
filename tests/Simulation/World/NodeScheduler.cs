using Orleans.Embedded;

namespace Trading.Simulation;

/// <summary>
/// The turns of one node, run by the scheduler of the world as long as the node lives. It also is the context of that code of the node
/// which is no grain.
/// </summary>
internal sealed class NodeScheduler(SimulatedNode node, ITurnScheduler world) : SynchronizationContext, ITurnScheduler
{
    public void Schedule(IThreadPoolWorkItem turn, bool isNext = false)
    {
        if (node.IsAlive)
            world.Schedule(new Turn(node, turn));
    }

    public override void Post(SendOrPostCallback d, object? state) => Schedule(new Posted(this, d, state));

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs the turn unless the node dies before it.</summary>
    private sealed class Turn(SimulatedNode node, IThreadPoolWorkItem turn) : IThreadPoolWorkItem
    {
        public void Execute()
        {
            node.OnTurn();
            if (node.IsAlive)
                turn.Execute();
        }
    }

    private sealed class Posted(NodeScheduler context, SendOrPostCallback callback, object? state) : IThreadPoolWorkItem
    {
        public void Execute()
        {
            var outer = Current;
            SetSynchronizationContext(context);
            try
            {
                callback(state);
            }
            finally
            {
                SetSynchronizationContext(outer);
            }
        }
    }
}
