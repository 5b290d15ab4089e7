namespace Trading.Gateway.Tcp;

/// <summary>A piece of what waits for a peer.</summary>
/// <param name="Bytes">The bytes; may be none, where only something has to be released.</param>
/// <param name="Buffer">The pooled buffer that nothing behind this part is in, or null.</param>
/// <param name="Owner">Who lends the bytes and is to be told when they were sent, or null.</param>
internal readonly record struct ReplyPart(ArraySegment<byte> Bytes, byte[]? Buffer, IDisposable? Owner);
