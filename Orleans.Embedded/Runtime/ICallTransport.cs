namespace Orleans.Embedded;

/// <summary>
/// Carries calls to the grains they are for. There is none by default: in one process a call is with its grain at once. A simulator
/// registers one to be as bad as a
/// network: it holds calls up, so that they overtake each other, and loses some.
/// </summary>
public interface ICallTransport
{
    /// <summary>
    /// Takes a call from its caller, in the caller's turn. A call that is never delivered fails for its caller at the deadline.
    /// </summary>
    /// <param name="call">The grain and the method, as in <c>user/oY01WVirLr IUserGrain.ExecuteAsync</c>.</param>
    /// <param name="deliver">Hands the call to its grain; to be called once at most.</param>
    void Carry(string call, Action deliver);
}
