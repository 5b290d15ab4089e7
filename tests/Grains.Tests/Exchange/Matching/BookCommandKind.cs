namespace Trading.Grains.Tests.Exchange.Matching;

/// <summary>What a <see cref="BookCommand"/> asks for.</summary>
internal enum BookCommandKind
{
    Place,
    Cancel,
    Amend,
}
