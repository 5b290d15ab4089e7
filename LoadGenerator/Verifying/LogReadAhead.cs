using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Trading.LoadGenerator.Verifying;

/// <summary>Reads a log on a thread of its own, a bounded part ahead of the one that looks at the elements.</summary>
internal sealed class LogReadAhead : IDisposable
{
    private const int BatchElements = 2_048;
    private const int BatchesMax = 8;

    private readonly BlockingCollection<ArraySegment<LogElement>> _batches = new(BatchesMax);
    private readonly CancellationTokenSource _stop;
    private readonly Thread _thread;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Begins to read. The reader is not used by others until this is disposed.</summary>
    public LogReadAhead(AuditLogReader log, CancellationToken cancellation)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _thread = new Thread(() => Read(log)) { Name = "log reader", IsBackground = true };
        _thread.Start();
    }

    /// <summary>The elements in order. What stopped the reader is thrown behind the last one that it read.</summary>
    public IEnumerable<ArraySegment<LogElement>> Batches()
    {
        foreach (var batch in _batches.GetConsumingEnumerable())
            yield return batch;
        _failure?.Throw();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Cancel();
        _thread.Join();
        _stop.Dispose();
        _batches.Dispose();
    }

    private void Read(AuditLogReader log)
    {
        try
        {
            var isMore = true;
            while (isMore)
            {
                var batch = new LogElement[BatchElements];
                var count = 0;
                try
                {
                    while (count < batch.Length && (isMore = log.TryRead(out batch[count])))
                        count++;
                }
                finally
                {
                    if (count > 0)
                        _batches.Add(new ArraySegment<LogElement>(batch, 0, count), _stop.Token);
                }
            }
        }
        catch (Exception e)
        {
            _failure = ExceptionDispatchInfo.Capture(e);
        }
        finally
        {
            _batches.CompleteAdding();
        }
    }
}
