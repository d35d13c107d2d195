namespace BtcEvents.Benchmarks.Bus;

/// <summary>
/// Sends with a bounded number under way: the next one starts once the one a window before it is confirmed.
/// </summary>
internal static class Window
{
    /// <summary>Confirmations that are awaited at once.</summary>
    internal const int Size = 256;

    internal static async Task SendAsync(int count, Func<int, Task> send)
    {
        var underWay = Enumerable.Repeat(Task.CompletedTask, Size).ToArray();
        for (var i = 0; i < count; i++)
        {
            await underWay[i % Size];
            underWay[i % Size] = send(i);
        }

        await Task.WhenAll(underWay);
    }
}
