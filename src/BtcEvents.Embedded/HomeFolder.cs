namespace BtcEvents.Embedded;

/// <summary>Where the embedded profile keeps everything: two SQLite files, artefacts, reports.</summary>
public sealed class HomeFolder(string folder)
{
    /// <summary>The folder, absolute.</summary>
    public string Root { get; } = Path.GetFullPath(folder);

    public string MarketDatabase => Path.Combine(Root, "market.db");

    public string OperationalDatabase => Path.Combine(Root, "operational.db");

    public string Artefacts => Path.Combine(Root, "artefacts");

    public string Reports => Path.Combine(Root, "reports");

    /// <summary>Whether a cycle was ever run here.</summary>
    public bool Exists => File.Exists(OperationalDatabase);

    /// <summary>
    /// Makes the folder and holds it for one process; a second one is told, and a killed one lets go.
    /// </summary>
    /// <exception cref="IOException">Another process holds it.</exception>
    public FileStream Hold()
    {
        Directory.CreateDirectory(Root);
        try
        {
            return new FileStream(
                Path.Combine(Root, "lock"),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None
            );
        }
        catch (IOException held)
        {
            throw new IOException(
                $"{Root} is in use by another btc process: wait for it, or give this one another --home",
                held
            );
        }
    }
}
