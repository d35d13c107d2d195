namespace BtcEvents.Failures;

/// <summary>
/// Whether one server is there and usable; what a service waits for when it starts and shows on its health page.
/// </summary>
public interface IServerProbe
{
    /// <summary>Name for people, for example <c>PostgreSQL</c>.</summary>
    string Server { get; }

    /// <summary>Where it is, for example <c>127.0.0.1:5432</c>.</summary>
    string Address { get; }

    /// <summary>
    /// Returns where the server answers, takes the credentials, and its tables (bucket, virtual host) are up to date.
    /// </summary>
    /// <exception cref="ServerUnreachableException">It does not answer.</exception>
    /// <exception cref="ServerRefusedException">It refuses the user.</exception>
    /// <exception cref="BtcEvents.Failures.BadInputException">What is there is not ours, or newer than this
    /// program.</exception>
    Task CheckAsync(CancellationToken cancellationToken);
}
