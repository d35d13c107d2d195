using System.ComponentModel.DataAnnotations;
using BtcEvents.Failures;
using Microsoft.Extensions.Logging;

namespace BtcEvents.ServiceDefaults;

/// <summary>How a service writes its log.</summary>
public sealed class LogOptions
{
    /// <summary>Name of the section in the configuration.</summary>
    public const string Section = "Log";

    /// <summary>One line of text or of JSON for each entry.</summary>
    [EnumDataType(typeof(LogFormat))]
    public LogFormat Format { get; set; }

    /// <summary>
    /// The least level that is written. From <see cref="LogLevel.Debug"/> on, the text of a failure has its stack
    /// trace; in JSON it always has.
    /// </summary>
    [EnumDataType(typeof(LogLevel))]
    public LogLevel Level { get; set; } = LogLevel.Information;

    /// <summary>The file that the output of this process is added to, which is emptied when it is full; null where
    /// others keep the log. <c>btc up</c> gives it.</summary>
    public string? File { get; set; }

    /// <summary>How large the file gets before it is copied aside.</summary>
    [Range(1, 10_000)]
    public int MostMegabytes { get; set; } = 20;

    /// <summary>How many full files are kept beside it.</summary>
    [Range(0, 100)]
    public int Kept { get; set; } = 3;
}

/// <summary>How a line of the log is written.</summary>
public enum LogFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>One JSON object a line, for collectors.</summary>
    Json,
}
