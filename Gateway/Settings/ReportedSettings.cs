namespace Trading.Gateway.Settings;

/// <summary>A section of settings whose effective values are logged at start.</summary>
/// <param name="Section">The section's name.</param>
/// <param name="Values">Finds the object with the values.</param>
internal sealed record ReportedSettings(string Section, Func<IServiceProvider, object> Values);
