using System.Runtime.InteropServices;

namespace Trading.Exchange;

/// <summary>
/// Talks to one book for an account: sends the commands that wait, as many as there are in one call and one call at a time, and takes the
/// events of the answer. A command is sent only once it is durable here.
/// </summary>
/// <param name="user">The user.</param>
/// <param name="link">The two streams.</param>
/// <param name="book">The book.</param>
/// <param name="commit">Makes everything executed so far durable.</param>
/// <param name="take">Executes events on the account.</param>
/// <param name="failed">Hears why commands could not be sent, before those who wait for their answers do.</param>
internal sealed class BookSession(
    string user, BookLink link, IBookGrain book, Func<Task> commit, Action<BookLink, BookEvent[]> take, Action<Exception> failed)
{
    private const int CommandsMax = 256;

    private List<AwaitedAnswer> _awaited = [];
    private List<AwaitedAnswer>? _spare;
    private Task? _sending;
    private long _durable = link.LastEvent;

    /// <summary>The two streams.</summary>
    public BookLink Link => link;

    /// <summary>Gives a request's answer once the book has answered its command, which is sent unless it is on its way.</summary>
    /// <exception cref="OrderOutcomeUnknownException">The book could not be asked; the command stays among those that wait.</exception>
    public Task<OrderAnswer> AwaitAsync(AwaitedAnswer awaited)
    {
        if (link.IsAnswered(awaited.Number))
        {
            awaited.Answer();
        }
        else
        {
            _awaited.Add(awaited);
            _ = SendAsync();
        }

        return awaited.Task;
    }

    /// <summary>Sends all commands that wait now, and takes what the book has to tell.</summary>
    /// <exception cref="OrderOutcomeUnknownException">The book could not be asked.</exception>
    public async Task CatchUpAsync()
    {
        var last = link.LastCommand;
        do
            await SendAsync();
        while (!link.IsAnswered(last));
    }

    /// <summary>Takes events that the book sent by itself.</summary>
    /// <returns>The last event that is durable here.</returns>
    public Task<long> TakeAsync(BookEvent[] events)
    {
        take(link, events);
        return MakeDurableAsync();
    }

    private Task SendAsync()
    {
        if (_sending is { } sending)
            return sending;
        var sent = SendOnceAsync();
        if (!sent.IsCompleted)
            _sending = sent;
        return sent;
    }

    /// <summary>
    /// Sends commands and takes the events of the answer, which has so many at most: then asks again, until everything is here that was
    /// durable with the book when it answered. So what is said of the account has nothing missing that the book had told anybody.
    /// </summary>
    private async Task SendOnceAsync()
    {
        try
        {
            BookCommand[] commands = [.. CollectionsMarshal.AsSpan(link.Unanswered)[..Math.Min(CommandsMax, link.Unanswered.Count)]];
            var applied = link.LastEvent;
            await commit();
            _durable = Math.Max(_durable, applied);
            BookAnswer answer;
            var last = long.MinValue;
            do
            {
                try
                {
                    answer = await book.SubmitAsync(new BookRequest(user, last == long.MinValue ? commands : [], link.LastEvent, _durable));
                }
                catch (Exception e)
                {
                    throw new OrderOutcomeUnknownException($"The book {link.Instrument.Symbol} did not answer '{user}'.", e);
                }

                take(link, answer.Events);
                if (answer.Events.Length > 0 && link.LastEvent < answer.Events[^1].Number)
                    throw new InvalidOperationException(
                        $"The book {link.Instrument.Symbol} told '{user}' event {answer.Events[0].Number} after {link.LastEvent}: "
                        + "what it was told to be durable is missing here.");
                last = Math.Max(last, answer.LastEvent);
            }
            while (link.LastEvent < last && answer.Events.Length > 0);
            if (commands.Length > 0 && !link.IsAnswered(commands[^1].Number))
                throw new OrderOutcomeUnknownException(
                    $"The book {link.Instrument.Symbol} left command {commands[^1].Number} of '{user}' unanswered.");
        }
        catch (Exception e)
        {
            _sending = null;
            failed(e);
            EndAwaited(e);
            throw;
        }

        _sending = null;
        EndAwaited(null);
        if (link.Unanswered.Count > 0)
            _ = SendAsync();
        else
            // Nobody has to wait for it: the book keeps the events until they are durable here.
            _ = MakeDurableAsync();
    }

    /// <summary>Ends what waits for answers that are here; all that waits, where they could not be had.</summary>
    private void EndAwaited(Exception? failure)
    {
        // What ends may go on at once and come back with more.
        (var ending, _awaited, _spare) = (_awaited, _spare ?? [], null);
        foreach (var awaited in ending)
        {
            if (failure is not null)
                awaited.SetException(failure);
            else if (link.IsAnswered(awaited.Number))
                awaited.Answer();
            else
                _awaited.Add(awaited);
        }

        ending.Clear();
        _spare = ending;
    }

    /// <summary>Makes durable what was taken, and gives the last event that is.</summary>
    private async Task<long> MakeDurableAsync()
    {
        var last = link.LastEvent;
        await commit();
        return _durable = Math.Max(_durable, last);
    }
}
