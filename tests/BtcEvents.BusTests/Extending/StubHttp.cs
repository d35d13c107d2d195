using System.Net;
using System.Text;

namespace BtcEvents.BusTests.Extending;

/// <summary>The other end of HTTP in this process: answers with a text, and keeps what it was asked.</summary>
internal sealed class StubHttp(Func<Uri, string> answer) : HttpMessageHandler
{
    public HttpStatusCode Status { get; init; } = HttpStatusCode.OK;

    public List<(HttpMethod Method, Uri Address, string Body)> Asked { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var body = request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : "";
        Asked.Add((request.Method, request.RequestUri!, body));
        return new(Status) { Content = new StringContent(answer(request.RequestUri!), Encoding.UTF8) };
    }
}
