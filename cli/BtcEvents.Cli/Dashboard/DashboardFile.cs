using System.Text.Json;
using System.Text.Json.Serialization;
using BtcEvents.Cli.Fleet;
using BtcEvents.Failures;

namespace BtcEvents.Cli.Dashboard;

/// <summary>
/// What is known of the fleet's dashboard: a file that nobody but its owner can read, whatever the folder allows.
/// </summary>
internal sealed class DashboardFile(FleetFolder folder)
{
    private const UnixFileMode OwnersOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
        IgnoreReadOnlyProperties = true,
        WriteIndented = true,
    };

    private string Path { get; } = System.IO.Path.Combine(folder.Root, "dashboard.json");

    /// <summary>What was noted; null where no dashboard was started, or 'btc down' has ended it.</summary>
    /// <exception cref="BadInputException">The file is damaged.</exception>
    public DashboardState? Read()
    {
        if (!File.Exists(Path))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<DashboardState>(File.ReadAllText(Path), Json);
        }
        catch (JsonException damaged)
        {
            throw new BadInputException(
                $"{Path} is damaged, so it is not known where the dashboard is: {damaged.Message}; 'btc down' ends it "
                    + "and removes the file",
                damaged
            );
        }
    }

    /// <summary>Replaces the file as a whole.</summary>
    public void Write(DashboardState state)
    {
        var next = Path + ".new";
        Create(next);
        File.WriteAllText(next, JsonSerializer.Serialize(state, Json));
        File.Move(next, Path, overwrite: true);
    }

    /// <summary>Forgets it.</summary>
    public void Remove() => File.Delete(Path);

    /// <summary>Makes an empty file that only its owner can read and write.</summary>
    public static void Create(string path)
    {
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnersOnly;
        }

        using var file = new FileStream(path, options);
    }
}
