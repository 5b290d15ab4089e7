namespace Trading.Gateway.Tcp;

/// <summary>A pooled buffer with replies in it.</summary>
internal readonly record struct ReplyChunk(byte[] Buffer, int Length);
