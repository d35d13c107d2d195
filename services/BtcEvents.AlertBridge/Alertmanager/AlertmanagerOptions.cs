using BtcEvents.Failures;

namespace BtcEvents.AlertBridge;

/// <summary>Who may post alerts.</summary>
public sealed class AlertmanagerOptions
{
    /// <summary>Name of the section in the configuration.</summary>
    public const string Section = "Alertmanager";

    /// <summary>
    /// What Alertmanager sends as bearer token (<c>http_config.authorization</c>); from a secret. Empty: whoever
    /// reaches the page may post.
    /// </summary>
    [Secret]
    public string Token { get; set; } = "";
}
