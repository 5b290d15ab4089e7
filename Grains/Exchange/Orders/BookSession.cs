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
internal sealed class BookSession(string user, BookLink link, IBookGrain book, Func<Task> commit, Action<BookLink, BookEvent[]> take)
{
    private const int CommandsMax = 256;

    private Task? _sending;
    private long _durable = link.LastEvent;

    /// <summary>The two streams.</summary>
    public BookLink Link => link;

    /// <summary>The book.</summary>
    public IBookGrain Book => book;

    /// <summary>True where something waits and nothing is on its way.</summary>
    public bool IsIdle => _sending is null && link.Unanswered.Count > 0;

    /// <summary>Ends once the book has answered a command.</summary>
    /// <exception cref="OrderOutcomeUnknownException">The book could not be asked; the command stays among those that wait.</exception>
    public async Task AwaitAnswerAsync(long number)
    {
        while (!link.IsAnswered(number))
            await SendAsync();
    }

    /// <summary>Sends what waits, and takes what the book has to tell.</summary>
    public Task SendAsync()
    {
        if (_sending is { } sending)
            return sending;
        var sent = SendOnceAsync();
        if (!sent.IsCompleted)
            _sending = sent;
        return sent;
    }

    /// <summary>Takes events that the book sent by itself.</summary>
    /// <returns>The last event that is durable here.</returns>
    public async Task<long> TakeAsync(BookEvent[] events)
    {
        take(link, events);
        await MakeDurableAsync();
        return _durable;
    }

    private async Task SendOnceAsync()
    {
        try
        {
            BookCommand[] commands = [.. link.Unanswered.Take(CommandsMax)];
            await commit();
            take(link, (await AskAsync(commands)).Events);
            if (commands.Length > 0 && !link.IsAnswered(commands[^1].Number))
                throw new OrderOutcomeUnknownException(
                    $"The book {link.Instrument.Symbol} left command {commands[^1].Number} of '{user}' unanswered.");
        }
        finally
        {
            _sending = null;
        }

        // Nobody has to wait for it: the book keeps the events until they are durable here.
        _ = MakeDurableAsync();
    }

    private async Task<BookAnswer> AskAsync(BookCommand[] commands)
    {
        try
        {
            return await book.SubmitAsync(new BookRequest(user, commands, link.LastEvent, _durable));
        }
        catch (Exception e)
        {
            throw new OrderOutcomeUnknownException($"The book {link.Instrument.Symbol} did not answer '{user}'.", e);
        }
    }

    private async Task MakeDurableAsync()
    {
        var last = link.LastEvent;
        await commit();
        _durable = Math.Max(_durable, last);
    }
}
