using System.Globalization;
using BtcEvents.Cli.Fleet;
using BtcEvents.Messaging;
using BtcEvents.ServiceDefaults;

namespace BtcEvents.Cli.Doctor;

/// <summary>Something that an operator ought to mend.</summary>
/// <param name="Subject">What it is about, for example <c>trainer</c>.</param>
/// <param name="Sentence">What is wrong.</param>
/// <param name="Next">The command that mends it, or shows more; empty where the sentence alone says what to do.</param>
internal sealed record Problem(string Subject, string Sentence, string Next);

/// <summary>Judges what was seen. Pure.</summary>
internal static class Diagnosis
{
    /// <summary>The problems in the order in which they are best mended: servers, services, queues, messages.</summary>
    public static IReadOnlyList<Problem> Of(Observations seen) =>
        [.. Servers(seen), .. Services(seen), .. Queues(seen), .. DeadLetters(seen)];

    /// <summary>The commands of the problems in order, each once; those that drop dead letters as one.</summary>
    public static IReadOnlyList<string> Next(IReadOnlyList<Problem> problems, Observations seen)
    {
        string[] hopeless = [.. (seen.DeadLetters ?? []).Where(IsDropped).Select(cause => cause.Key)];
        var drop = $"btc dead-letters drop {string.Join(' ', hopeless.Select(key => $"--cause {key}"))}{seen.Option}";
        return
        [
            .. problems
                .Where(problem => problem.Next.Length > 0)
                .Select(problem => problem.Next.StartsWith(Drop, StringComparison.Ordinal) ? drop : problem.Next)
                .Distinct(),
        ];
    }

    private const int LongestReason = 100;
    private const string Drop = "btc dead-letters drop";

    private static IEnumerable<Problem> Servers(Observations seen) =>
        seen
            .Servers.Where(server => !server.Healthy)
            // Those that are named are not ours to start.
            .Select(server => new Problem(server.Server, server.Detail, seen.Option.Length == 0 ? "make servers" : ""));

    private static IEnumerable<Problem> Services(Observations seen) =>
        from service in seen.Services
        where service.Service != ServiceRecord.Dashboard // which nothing waits for
        let waiting = Waiting(seen, service.Service)
        select service.State switch
        {
            ServiceView.Ready => Deaf(seen, service),
            // Read by a process that was not started here.
            ServiceView.Absent when IsRead(seen, service.Service) => null,
            ServiceView.Absent => new Problem(service.Name, "absent: it was not started here" + waiting, Up(seen)),
            ServiceView.Stopped => new(service.Name, $"stopped{Said(service)}{waiting}", Up(seen)),
            ServiceView.Waiting => new(service.Name, $"waits for a server{Said(service)}", $"btc ps{seen.Option}"),
            _ => new(
                service.Name,
                $"does not answer{Said(service)}{waiting}",
                $"btc down --kill --service {service.Service}{seen.Option} && {Up(seen)}"
            ),
        } into problem
        where problem is not null
        select problem;

    // Says that it is ready, and has no consumer on its queue: the broker has dropped it, or its queue was deleted.
    private static Problem? Deaf(Observations seen, SeenService service) =>
        seen.Queues is null || IsRead(seen, service.Service) || QueuesOf(service.Service) is []
            ? null
            : new(
                service.Name,
                "says that it is ready, and does not read its queue" + Waiting(seen, service.Service),
                $"btc down --service {service.Service}{seen.Option} && {Up(seen)}"
            );

    private static IEnumerable<Problem> Queues(Observations seen)
    {
        var ours = ServiceList.Shipped.Services.SelectMany(service => service.Queues).ToHashSet(StringComparer.Ordinal);
        return (seen.Queues ?? [])
            .Where(queue => queue is { Consumers: 0, Waiting: > 0 } && !ours.Contains(queue.Name))
            .Select(queue =>
                AlertChannelQueues.ChannelOf(queue.Name) is { } channel
                    ? new Problem(
                        queue.Name,
                        $"{Messages(queue.Waiting)} and no process tells people by {channel}: name its settings in "
                            + "docs/configuration.md's words, or delete the queue on RabbitMQ's page",
                        $"btc alerts test{seen.Option}"
                    )
                    : new(
                        queue.Name,
                        $"{Messages(queue.Waiting)} and nobody reads it: start the program that does, or delete the "
                            + "queue on RabbitMQ's page",
                        ""
                    )
            );
    }

    private static IEnumerable<Problem> DeadLetters(Observations seen) =>
        (seen.DeadLetters ?? []).Select(cause =>
        {
            var more =
                !cause.MaySucceed ? "they can never be taken"
                : cause.SentAgain == 0 ? "mend that, then send them again"
                : IsDropped(cause) ? "sent again they were given up again: mend that and redrive them, or drop them"
                : "sent again they were given up again: mend that, then send them again";
            var next = IsDropped(cause) ? Drop : "btc dead-letters redrive";
            return new Problem(
                $"{cause.Queue} ({cause.Key})",
                $"{Count(cause)} given up: {Short(cause.Reason)}; {more}",
                $"{next} --cause {cause.Key}{seen.Option}"
            );
        });

    private static bool IsDropped(DeadLetterCause cause) =>
        !cause.MaySucceed || cause is { SentAgain: > 0, IsPermanent: true };

    // One screen: 'btc dead-letters list' has it whole.
    private static string Short(string reason) =>
        reason.Length == 0 ? "nobody noted why"
        : reason.Length <= LongestReason ? reason
        : reason[..LongestReason] + "...";

    private static string Count(DeadLetterCause cause) =>
        cause.Count == 1 ? "1 message" : $"{cause.Count.ToString(CultureInfo.InvariantCulture)} messages";

    private static string Messages(uint waiting) => waiting == 1 ? "1 message waits" : $"{waiting} messages wait";

    private static string Up(Observations seen) => $"btc up{seen.Option}";

    private static string Said(SeenService service) => service.Sentence.Length == 0 ? "" : $": {service.Sentence}";

    private static string Waiting(Observations seen, string service)
    {
        var waiting = (uint)StatesOf(seen, service).Sum(queue => queue.Waiting);
        return waiting == 0 ? "" : $"; {Messages(waiting)} for it";
    }

    private static bool IsRead(Observations seen, string service) =>
        QueuesOf(service).All(name => StatesOf(seen, service).Any(queue => queue.Name == name && queue.Consumers > 0));

    private static IEnumerable<QueueState> StatesOf(Observations seen, string service) =>
        (seen.Queues ?? []).Where(queue => QueuesOf(service).Contains(queue.Name, StringComparer.Ordinal));

    private static IReadOnlyList<string> QueuesOf(string service) =>
        ServiceList.Shipped.Services.FirstOrDefault(entry => entry.Name == service)?.Queues ?? [];
}
