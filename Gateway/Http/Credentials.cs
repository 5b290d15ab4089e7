namespace Trading.Gateway.Http;

/// <summary>A name and its password.</summary>
/// <param name="User">1 to 64 printable characters without a comma.</param>
/// <param name="Password">8 to 256 characters.</param>
internal sealed record Credentials(string? User, string? Password);
