namespace BtcEvents.Cli.Distributed;

/// <summary>What a command that is advised needs to mean the same stores, from the same folder.</summary>
internal static class StoreHint
{
    /// <summary>Home folder of a user who names none.</summary>
    public const string UsualHome = ".btc";

    /// <summary>Whether a home is meant by whoever names no stores.</summary>
    public static bool IsHomeGiven => IsSet("BTC_HOME");

    /// <summary>Whether the environment names other stores than the default ones, by a home or a file.</summary>
    public static bool AreStoresGiven => IsHomeGiven || IsSet("BTC_SERVERS");

    /// <summary>Nothing where the command finds the home by itself, else <c> --home DIR</c>.</summary>
    public static string OfHome(string home)
    {
        var found =
            IsSet("BTC_SERVERS") ? null
            : IsHomeGiven ? Environment.GetEnvironmentVariable("BTC_HOME")
            : ServerSettings.DefaultExists || ServerSettings.GivenByEnvironment ? null
            : UsualHome;
        return found is not null && Path.GetFullPath(found) == Path.GetFullPath(home) ? "" : $" --home {Quoted(home)}";
    }

    /// <summary>A path as a shell takes it.</summary>
    public static string Quoted(string path) =>
        path.All(IsPlain) ? path : $"'{path.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    private static bool IsPlain(char letter) => char.IsLetterOrDigit(letter) || "_./-+:@%,".Contains(letter);

    private static bool IsSet(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 };
}
