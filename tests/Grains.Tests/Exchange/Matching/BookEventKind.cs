namespace Trading.Grains.Tests.Exchange.Matching;

/// <summary>Which call of the sink a <see cref="BookEvent"/> was.</summary>
internal enum BookEventKind
{
    Accepted,
    Rejected,
    Traded,
    Closed,
    Amended,
    AmendRefused,
    CancelRefused,
    LevelChanged,
}
