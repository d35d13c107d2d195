using System.Text.Json;
using System.Text.Json.Serialization;
using BtcEvents.Failures;
using BtcEvents.Forecasting;

namespace BtcEvents.Embedded;

/// <summary>Months of backtests that are done, one small file each under a home.</summary>
public sealed class BacktestFolder : IBacktestMemory
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, // an end of an interval may be infinite
    };

    private readonly string _folder;
    private readonly bool _fresh;
    private int _found;

    /// <summary>Makes the folder.</summary>
    /// <param name="folder">Its path.</param>
    /// <param name="fresh">True to find nothing, and to keep what is made.</param>
    /// <exception cref="BadInputException">It cannot be made.</exception>
    public BacktestFolder(string folder, bool fresh)
    {
        (_folder, _fresh) = (folder, fresh);
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(
                $"{folder} cannot be made ({unwritable.Message}), and months that are done are kept there: make it "
                    + "writable, or give another --home",
                unwritable
            );
        }
    }

    /// <summary>How many months were found.</summary>
    public int Found => _found;

    /// <inheritdoc />
    public KeptForecast? Find(string key)
    {
        if (_fresh || !File.Exists(PathOf(key)))
        {
            return null;
        }

        try
        {
            var found = JsonSerializer.Deserialize<KeptForecast>(File.ReadAllBytes(PathOf(key)), Json);
            Interlocked.Increment(ref _found);
            return found;
        }
        catch (JsonException)
        {
            return null; // damaged: it is made again, and replaced
        }
    }

    /// <inheritdoc />
    public void Keep(string key, KeptForecast forecast)
    {
        // Appears under its name only when it is whole: the process may be killed at any time.
        var unfinished = $"{PathOf(key)}.{Path.GetRandomFileName()}";
        File.WriteAllBytes(unfinished, JsonSerializer.SerializeToUtf8Bytes(forecast, Json));
        File.Move(unfinished, PathOf(key), overwrite: true);
    }

    private string PathOf(string key) => Path.Combine(_folder, key + ".json");
}
