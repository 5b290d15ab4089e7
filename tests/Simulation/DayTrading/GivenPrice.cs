namespace Trading.Simulation.DayTrading;

/// <summary>A price that the quote server gave.</summary>
internal readonly record struct GivenPrice(string Symbol, long Cents, DateTimeOffset At);
