using System.Net;

namespace BtcEvents.BusTests.Alerts;

/// <summary>A web server that alerts are posted to, in this process.</summary>
internal sealed class Receiver : HttpMessageHandler
{
    private readonly List<(HttpRequestMessage Request, string Body)> _posts = [];

    /// <summary>What came, in order.</summary>
    public IReadOnlyList<(HttpRequestMessage Request, string Body)> Posts => _posts;

    /// <summary>What it answers to the first, second ... post.</summary>
    public Func<int, HttpStatusCode> Answer { get; set; } = _ => HttpStatusCode.OK;

    /// <summary>What it says beside a refusal.</summary>
    public string Said { get; set; } = "no_service";

    /// <summary>A client whose address and token must be shown nowhere.</summary>
    public HttpClient Client() => new(this) { BaseAddress = new("https://hooks.example/canary-of-the-address") };

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        _posts.Add((request, await request.Content!.ReadAsStringAsync(cancellationToken)));
        return new(Answer(_posts.Count)) { Content = new StringContent(Said) };
    }
}
