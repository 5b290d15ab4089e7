namespace Trading.Silo.Hosting;

/// <summary>What <c>--help</c> says of the host; nothing is started or made then.</summary>
internal static class HostUsage
{
    /// <summary>The text.</summary>
    public const string Text = """
        usage: dotnet Silo.dll [--Section:Key=value …]

        Starts the trading host: grains, gateway and, by default, the stand-in quote server. Prints "ready" once all doors are open and
        runs until SIGTERM or Ctrl-C. Exit codes: 0 stopped; 1 failed, and says why; 2 settings are wrong, and all faults are told.

        Settings are taken from appsettings.json beside the program, the environment (Data__Path=…) and the command line
        (--Data:Path=…), in rising order. Those that most need are
          --Data:Path=DIR            everything durable: secrets/, store/, dumps/, logs/ (default: data)
          --Urls=URL                 HTTP door (default: http://127.0.0.1:5000)
          --Tcp:Listen=HOST:PORT     TCP door, empty for none (default: 127.0.0.1:7070)
          --Quotes:Server=HOST:PORT  the quote server (default: embedded)
          --Audit:Shards=N           of the audit journal, fixed once data exist (default: by processors)
        README.md, "Settings", has them all.
        """;

    /// <summary>Whether an argument asks for the text.</summary>
    public static bool IsAskedBy(string argument) => argument is "--help" or "-h" or "-?";
}
