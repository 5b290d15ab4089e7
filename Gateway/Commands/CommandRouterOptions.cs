using System.ComponentModel.DataAnnotations;

namespace Trading.Gateway.Commands;

/// <summary>Limits of <see cref="CommandRouter"/>, configured under <c>Commands</c>.</summary>
public sealed class CommandRouterOptions
{
    /// <summary>The most commands that are under way or wait, over all users; one more is refused as overloaded.</summary>
    [Range(1, 16_777_216)]
    public int InFlightMax { get; set; } = 262_144;

    /// <summary>The most of them that belong to one user, so that one slow account cannot take all the room.</summary>
    [Range(1, 16_777_216)]
    public int InFlightPerUserMax { get; set; } = 131_072;

    /// <summary>The most commands that go to an account in one call.</summary>
    [Range(1, 4_096)]
    public int BatchCommandsMax { get; set; } = 512;

    /// <summary>
    /// How many lanes are kept although their users have nothing under way. A lane beyond that is dropped once it is idle.
    /// </summary>
    [Range(0, 16_777_216)]
    public int IdleLanesMax { get; set; } = 16_384;
}
