/// <summary>
/// Being named like this is how a runtime that is told of an assembly loads it before the program (DOTNET_STARTUP_HOOKS); see
/// <see cref="Trading.Web.Market.FaultyProcessing"/>.
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        // Being loaded is all.
    }
}
