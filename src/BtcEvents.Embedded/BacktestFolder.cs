using System.Text.Json;
using BtcEvents.Forecasting;

namespace BtcEvents.Embedded;

/// <summary>Months of backtests that are done, one small file each under a home.</summary>
public sealed class BacktestFolder : IBacktestMemory
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        // A file that lacks a part is damaged.
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private readonly string _folder;
    private readonly bool _fresh;
    private int _found;
    private Exception? _trouble;

    /// <summary>Makes the folder.</summary>
    /// <param name="folder">Its path.</param>
    /// <param name="fresh">True to find nothing, and to keep what is made.</param>
    public BacktestFolder(string folder, bool fresh)
    {
        (_folder, _fresh) = (folder, fresh);
        Try(() => Directory.CreateDirectory(folder));
    }

    /// <summary>Why months are not kept, one sentence; null where they are.</summary>
    public string? Trouble =>
        _trouble is null ? null : $"{_folder}: months that are done are not kept ({_trouble.Message})";

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
            if (found?.Distribution.Spread is not > 0)
            {
                return null; // before a month begins something is open
            }

            Interlocked.Increment(ref _found);
            return found;
        }
        catch (Exception damage) when (damage is JsonException or ArgumentException) // or figures that cannot be
        {
            return null; // damaged: it is made again, and replaced
        }
    }

    /// <inheritdoc />
    public void Keep(string key, KeptForecast forecast) =>
        Try(() =>
        {
            // Appears under its name only when it is whole: the process may be killed at any time.
            var unfinished = $"{PathOf(key)}.{Path.GetRandomFileName()}";
            try
            {
                File.WriteAllBytes(unfinished, JsonSerializer.SerializeToUtf8Bytes(forecast, Json));
                File.Move(unfinished, PathOf(key), overwrite: true);
            }
            finally
            {
                File.Delete(unfinished);
            }
        });

    private string PathOf(string key) => Path.Combine(_folder, key + ".json");

    // What cannot be kept is told, and takes nothing from what is forecast.
    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            _trouble = unwritable;
        }
    }
}
