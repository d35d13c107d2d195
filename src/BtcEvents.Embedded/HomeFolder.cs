using BtcEvents.Failures;

namespace BtcEvents.Embedded;

/// <summary>Where the embedded profile keeps everything: two SQLite files, artefacts, reports.</summary>
public sealed class HomeFolder(string folder)
{
    // errno(3)
    private const int FileExists = 17;
    private const int NotADirectory = 20;
    private const int ReadOnlySystem = 30;

    /// <summary>The folder, absolute.</summary>
    public string Root { get; } = Path.GetFullPath(folder);

    public string MarketDatabase => Path.Combine(Root, "market.db");

    public string OperationalDatabase => Path.Combine(Root, "operational.db");

    public string Artefacts => Path.Combine(Root, "artefacts");

    /// <summary>Months of backtests that are done.</summary>
    public string Backtests => Path.Combine(Root, "backtests");

    public string Reports => Path.Combine(Root, "reports");

    /// <summary>Whether a cycle was ever run here.</summary>
    public bool Exists => File.Exists(OperationalDatabase);

    /// <summary>
    /// Refuses a home whose market store has outlived the operational store: the next cycle would take the place of
    /// one that nobody remembers, and its forecast that of the stored one.
    /// </summary>
    /// <exception cref="BadInputException">It is so.</exception>
    public void RefuseHalf()
    {
        if (File.Exists(MarketDatabase) && !File.Exists(OperationalDatabase))
        {
            throw new BadInputException(
                $"{OperationalDatabase} is gone, and with it which cycles were run, while {MarketDatabase} is there: "
                    + "put it back, or begin anew with another --home, or with market.db moved away"
            );
        }
    }

    /// <summary>
    /// Makes the folder and holds it for one process; a second one is told, and a killed one lets go.
    /// </summary>
    /// <exception cref="IOException">Another process holds it.</exception>
    /// <exception cref="BadInputException">It cannot be written to.</exception>
    public FileStream Hold()
    {
        try
        {
            Directory.CreateDirectory(Root);
            return new FileStream(
                Path.Combine(Root, "lock"),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None
            );
        }
        catch (Exception unwritable) when (unwritable is UnauthorizedAccessException || IsUnwritable(unwritable))
        {
            throw new BadInputException(
                $"{Root} cannot be written to ({unwritable.Message}): make it writable, or give another --home",
                unwritable
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

    /// <summary>
    /// Whether its disk takes a few pages more. What else may keep it from doing so is told by whoever has to write.
    /// </summary>
    public bool HasRoom()
    {
        var probe = Path.Combine(Root, "room");
        try
        {
            File.WriteAllBytes(probe, new byte[1 << 16]);
            return true;
        }
        catch (IOException full) when (Failure.IsFull(full))
        {
            return false;
        }
        catch (Exception other) when (other is IOException or UnauthorizedAccessException)
        {
            return true;
        }
        finally
        {
            File.Delete(probe);
        }
    }

    // Another process' lock is an IOException as well.
    private static bool IsUnwritable(Exception failure) =>
        failure is DirectoryNotFoundException or PathTooLongException
        || Failure.IsFull(failure)
        || (failure is IOException && failure.HResult is ReadOnlySystem or NotADirectory or FileExists);
}
