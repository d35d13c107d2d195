using BtcEvents.Cli.Fleet;

namespace BtcEvents.Cli.Screens;

/// <summary>How a start of services went.</summary>
internal static class UpScreen
{
    private const int TailLines = 10;

    /// <summary>Whether all are ready; tells of those that are not.</summary>
    public static bool AreReady(IReadOnlyList<ServiceView> views)
    {
        foreach (var (record, state, sentence) in views.Where(view => view.State != ServiceView.Ready))
        {
            if (state != ServiceView.Stopped)
            {
                Console.Error.WriteLine($"btc: {record.Name} is not ready yet, and goes on trying: {sentence}");
                continue;
            }

            Console.Error.WriteLine($"btc: {record.Name} has ended; the last lines of {record.Log}:");
            foreach (var line in LogTail.Of(record, TailLines))
            {
                Console.Error.WriteLine($"  {line}");
            }
        }

        return views.All(view => view.State == ServiceView.Ready);
    }
}
