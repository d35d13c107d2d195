using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Diagnostics;
using BtcEvents.Benchmarks.Servers;
using BtcEvents.Contracts;

namespace BtcEvents.Benchmarks.Hop;

/// <summary>Which cycles' facts have come through, each counted once, and how long each was under way.</summary>
internal sealed class Arrivals
{
    private readonly ConcurrentDictionary<Guid, long> _under = new();
    private readonly ConcurrentQueue<double> _milliseconds = new();
    private readonly Countdown _all = new();

    private static ReadOnlySpan<byte> Mark => "\"cycleId\":"u8;

    /// <summary>Begins anew.</summary>
    public void Expect(IReadOnlyList<FeaturesPrepared> facts)
    {
        _under.Clear();
        _milliseconds.Clear();
        _all.Expect(facts.Count);
        foreach (var fact in facts)
        {
            _under[fact.Cycle.CycleId] = 0;
        }
    }

    /// <summary>The cycle's fact is being sent now.</summary>
    public void Begin(Guid cycle) => _under[cycle] = Stopwatch.GetTimestamp();

    /// <summary>
    /// A message has come. All contenders name the cycle alike, whatever they put around it, spaces included.
    /// </summary>
    public void See(ReadOnlyMemory<byte> body)
    {
        var rest = body.Span[(body.Span.IndexOf(Mark) + Mark.Length)..];
        var quoted = rest[(rest.IndexOf((byte)'"') + 1)..];
        if (Utf8Parser.TryParse(quoted, out Guid cycle, out _) && _under.TryRemove(cycle, out var begun))
        {
            _milliseconds.Enqueue(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            _all.Count();
        }
    }

    /// <summary>Waits for the last one; how long each was under way, milliseconds.</summary>
    public async Task<IReadOnlyList<double>> AllAsync()
    {
        await _all.DoneAsync();
        return [.. _milliseconds];
    }
}
