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
}

/// <summary>How a line of the log is written.</summary>
public enum LogFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>One JSON object a line, for collectors.</summary>
    Json,
}
