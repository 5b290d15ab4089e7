namespace Trading.Market.Processing;

/// <summary>Something that has happened to the market processor: an entry of its journal, which is made of nothing else.</summary>
internal abstract record ProcessorStep;
