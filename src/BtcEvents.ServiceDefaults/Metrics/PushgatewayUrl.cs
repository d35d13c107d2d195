namespace BtcEvents.ServiceDefaults;

/// <summary>Where a Pushgateway takes metrics, as people write it.</summary>
public static class PushgatewayUrl
{
    private const string Page = "/metrics";

    /// <summary>
    /// The address of its metrics: <c>http://host:9091</c> and <c>http://host:9091/metrics</c> are the same one.
    /// </summary>
    /// <param name="text">What was written.</param>
    /// <param name="address">The address.</param>
    /// <param name="fault">Why it is none; a URL with a password in it is not repeated.</param>
    public static bool TryParse(string text, out Uri? address, out string? fault)
    {
        (address, fault) = (null, null);
        if (
            !Uri.TryCreate(text, UriKind.Absolute, out var url)
            || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
        )
        {
            fault = text.Contains('@', StringComparison.Ordinal)
                ? "this is no http or https URL"
                : $"'{text}' is no http or https URL, as for example http://127.0.0.1:9091";
        }
        else if (url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0)
        {
            fault = "the URL may have host, port and path only";
        }
        else
        {
            var path = url.AbsolutePath.TrimEnd('/');
            path = path.EndsWith(Page, StringComparison.Ordinal) ? path : path + Page;
            address = new UriBuilder(url) { Path = path }.Uri;
        }

        return address is not null;
    }
}
