using BtcEvents.Failures;

namespace BtcEvents.AlertBridge;

/// <summary>Who may post alerts, and where they come from.</summary>
public sealed class AlertmanagerOptions
{
    /// <summary>Name of the section in the configuration.</summary>
    public const string Section = "Alertmanager";

    /// <summary>
    /// Where Alertmanager is, for <c>btc alerts</c>; the bridge itself is called by it and never asks it.
    /// </summary>
    public string Url { get; set; } = "";

    /// <summary>
    /// What Alertmanager sends as bearer token (<c>http_config.authorization</c>); from a secret. Empty: whoever
    /// reaches the page may post.
    /// </summary>
    [Secret]
    public string Token { get; set; } = "";
}
