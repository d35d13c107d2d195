using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BtcEvents.ServiceDefaults;

/// <summary>
/// Keeps the file that this process's output is added to from growing for ever: a full one is copied aside and emptied.
/// It is not renamed, since whoever has opened it for the process writes on into the file that was opened; each write
/// goes to its end, wherever that is. Lines that are written between copy and emptying, some milliseconds, are lost.
/// </summary>
internal sealed partial class LogRotation(LogOptions options, TimeProvider clock, ILogger<LogRotation> logger)
    : BackgroundService
{
    private const long Megabyte = 1024 * 1024;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    private string? _trouble;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, clock);
        do
        {
            Look();
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Empties the file where it is full. What is in the way is told, once.</summary>
    internal void Look()
    {
        try
        {
            if (
                options.File is { Length: > 0 } file
                && new FileInfo(file) is { Exists: true } log
                && log.Length >= options.MostMegabytes * Megabyte
            )
            {
                Rotate(file);
            }

            _trouble = null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            if (_trouble != failure.Message)
            {
                _trouble = failure.Message;
                NotRotated(logger, failure.Message);
            }
        }
    }

    private void Rotate(string file)
    {
        for (var number = options.Kept - 1; number >= 1; number--)
        {
            if (File.Exists(Old(file, number)))
            {
                File.Move(Old(file, number), Old(file, number + 1), overwrite: true);
            }
        }

        if (options.Kept > 0)
        {
            File.Copy(file, Old(file, 1), overwrite: true);
        }

        using var emptied = new FileStream(
            file,
            FileMode.Open,
            FileAccess.Write,
            FileShare.ReadWrite | FileShare.Delete
        );
        emptied.SetLength(0);
    }

    private static string Old(string file, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{file}.{number}");

    [LoggerMessage(2007, LogLevel.Warning, "The log is full and stays so: {Reason}")]
    private static partial void NotRotated(ILogger logger, string reason);
}
