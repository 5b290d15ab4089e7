namespace Trading.Simulation.Exchange;

/// <summary>The crash points of the flow of an order, by name.</summary>
internal static class CrashPoints
{
    private const string ToBook = $"call book/{CrashScene.Pair} IBookGrain.SubmitAsync";
    private const string ToMaker = "call {maker} IOrderGrain.OnBookEventsAsync";
    private const string ToOther = "call {other} IOrderGrain.OnBookEventsAsync";
    private const string Events = "IOrderGrain.OnBookEventsAsync";
    private const string BookLeaves = "write book-0";
    private const string BookDone = $"of book/{CrashScene.Pair} is done";
    private const string TakerLeaves = "of {taker's} leaves";
    private const string TakerDone = "of {taker's} is done";
    private const string MakerLeaves = "of {maker's} leaves";
    private const string MakerDone = "of {maker's} is done";

    /// <summary>Enough orders for an account to save itself while it goes on.</summary>
    private const int OrdersOfSnapshot = 280;

    /// <summary>All of them.</summary>
    internal static IReadOnlyDictionary<string, CrashPoint> All { get; } = new Dictionary<string, CrashPoint>(StringComparer.Ordinal)
    {
        ["place: before the reserve is durable"] = new() { Act = s => s.TakeAsync(), Points = [TakerLeaves], NotYet = [TakerDone, ToBook] },
        ["place: after the reserve, before the book is asked"] = new()
        {
            Act = s => s.TakeAsync(),
            Points = [TakerDone, ToBook],
            NotYet = [BookLeaves],
        },
        ["place: in the book, before its journal"] =
            new() { Act = s => s.TakeAsync(), Points = [ToBook, BookLeaves], NotYet = [BookDone, Events] },
        ["place: in the book, after its journal"] = new() { Act = s => s.TakeAsync(), Points = [ToBook, BookDone], NotYet = [Events] },
        ["place: an order that waits, after the book's journal"] = new() { Act = s => s.RestAsync(), Points = [ToBook, BookDone] },
        ["place: a market order, as the book is asked for its cost"] = new()
        {
            Act = s => s.BuyAsync(),
            Points = [$"call book/{CrashScene.Pair} IBookGrain.EstimateAsync"],
            NotYet = [TakerLeaves],
        },
        ["place: a market order, after the book's journal"] =
            new() { Act = s => s.BuyAsync(), Points = [ToBook, BookDone], NotYet = [Events] },
        ["fills: after the reply, before they are sent"] = new() { Act = s => s.TakeAsync(), LostCall = Events },
        ["fills: as the first is sent"] = new() { Act = s => s.TakeAsync(), Points = [BookDone, Events], NotYet = [MakerLeaves] },
        ["fills: with the taker, before the makers hear of them"] = new()
        {
            Act = s => s.TakeAsync(),
            LostCall = Events,
            Points = [BookDone, TakerDone],
            NotYet = [MakerLeaves],
        },
        ["fills: with one maker, before the other hears of its own"] = new()
        {
            Act = s => s.TakeAsync(),
            LostCall = "{other} " + Events,
            Points = [ToMaker, MakerDone],
            NotYet = ["of {other's} leaves"],
        },
        ["fills: applied by a maker, before they are durable there"] = new()
        {
            Act = s => s.TakeAsync(),
            Points = [ToMaker, MakerLeaves],
            NotYet = [MakerDone],
        },
        ["fills: applied by a maker and durable, before it has acknowledged"] =
            new() { Act = s => s.TakeAsync(), Points = [ToMaker, MakerDone] },
        ["fills: applied by the second maker and durable, before it has acknowledged"] = new()
        {
            Act = s => s.TakeAsync(),
            Points = [ToOther, "of {other's} is done"],
        },
        ["fills: applied by the taker, before they are durable there"] =
            new() { Act = s => s.TakeAsync(), Points = [BookDone, TakerLeaves] },
        ["fills: applied by the taker and durable, before it has acknowledged"] =
            new() { Act = s => s.TakeAsync(), Points = [BookDone, TakerDone] },
        ["amend: after the reserve, before the book is asked"] = new()
        {
            Act = s => s.AmendUpAsync(),
            Points = [TakerDone, ToBook],
            NotYet = [BookLeaves],
        },
        ["amend: in the book, before its journal"] =
            new() { Act = s => s.AmendUpAsync(), Points = [ToBook, BookLeaves], NotYet = [BookDone] },
        ["amend: in the book, after its journal"] = new() { Act = s => s.AmendUpAsync(), Points = [ToBook, BookDone], NotYet = [Events] },
        ["amend: with the account, before it is durable there"] = new() { Act = s => s.AmendUpAsync(), Points = [BookDone, TakerLeaves] },
        ["amend: down, in the book, after its journal"] = new() { Act = s => s.AmendDownAsync(), Points = [ToBook, BookDone] },
        ["cancel: durable, before the book is asked"] =
            new() { Act = s => s.CancelAsync(), Points = [TakerDone, ToBook], NotYet = [BookLeaves] },
        ["cancel: in the book, before its journal"] =
            new() { Act = s => s.CancelAsync(), Points = [ToBook, BookLeaves], NotYet = [BookDone] },
        ["cancel: in the book, after its journal"] = new() { Act = s => s.CancelAsync(), Points = [ToBook, BookDone] },
        ["cancel: racing a fill, in the book, before its journal"] =
            new() { Act = s => s.RaceAsync(), Points = [ToBook, ToBook, BookLeaves] },
        ["cancel: racing a fill, in the book, after its journal"] = new() { Act = s => s.RaceAsync(), Points = [ToBook, ToBook, BookDone] },
        ["deposit: before it is durable"] = new() { Act = s => s.DepositAsync(), Points = [TakerLeaves], NotYet = [TakerDone] },
        ["deposit: durable, before the answer"] = new() { Act = s => s.DepositAsync(), Points = [TakerDone] },
        ["withdrawal: before it is durable"] = new() { Act = s => s.WithdrawAsync(), Points = [TakerLeaves], NotYet = [TakerDone] },
        ["withdrawal: durable, before the answer"] = new() { Act = s => s.WithdrawAsync(), Points = [TakerDone] },
        ["snapshot of the account: before it is written"] = new()
        {
            Act = s => s.UnloadAsync(),
            Points = ["write account of {taker} leaves"],
            NotYet = ["write account of {taker} is done"],
        },
        ["snapshot of the account: written, and not known to its shard"] =
            new() { Act = s => s.UnloadAsync(), Points = ["write account of {taker} is done"] },
        ["snapshot of the account, which goes on meanwhile: before it is written"] = new()
        {
            Act = s => s.WorkAsync(OrdersOfSnapshot),
            Points = ["write account of {taker} leaves"],
            NotYet = ["write account of {taker} is done"],
        },
        ["snapshot of the account, which goes on meanwhile: written"] =
            new() { Act = s => s.WorkAsync(OrdersOfSnapshot), Points = ["write account of {taker} is done"] },
    };

    /// <summary>Those of a book that saves itself every few entries and drops its old journal.</summary>
    internal static IReadOnlyDictionary<string, CrashPoint> OfSnapshots { get; } =
        new Dictionary<string, CrashPoint>(StringComparer.Ordinal)
        {
            ["snapshot of the book: before it is written"] = OfBook("write book-snapshot"),
            ["snapshot of the book: written, with the journal whole"] = OfBook("write book-snapshot", "write book-snapshot"),
            ["snapshot of the book: before the journal's beginning is moved"] = OfBook("write book-head"),
            ["snapshot of the book: after the journal's beginning is moved"] = OfBook("write book-head", "write book-head"),
            ["snapshot of the book: before an old chunk is removed"] = OfBook("clear book-"),
            ["snapshot of the book: after an old chunk is removed"] = OfBook("clear book-", "clear book-"),
        };

    /// <summary>A record is passed twice, before it is written and after.</summary>
    private static CrashPoint OfBook(params string[] points) => new() { Act = s => s.WorkAsync(orders: 12), Points = points };
}
