using System.Collections.Concurrent;
using Prometheus;

namespace BtcEvents.ServiceDefaults;

/// <summary>
/// One metric and its series. Measurements find their series by their tags, without a copy of them; only tags that
/// were not met before are made into labels.
/// </summary>
internal sealed class BridgedMetric
{
    /// <summary>
    /// Most label sets of one metric. What comes later counts under <see cref="LabelSet.Other"/>; a level, which cannot
    /// be added up, is left out.
    /// </summary>
    public const int MostSeries = 1_000;

    // One label set may come with its tags in any order, and with values of several types.
    private const int MostTagSets = 4 * MostSeries;

    private readonly CollectorRegistry _registry;
    private readonly BridgeTroubles _troubles;
    private readonly Lock _changing = new();
    private readonly Dictionary<string, BridgedSeries> _byLabels = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<TagSet, BridgedSeries> _byTags = new(new TagSet.Comparer());
    private readonly ConcurrentDictionary<TagSet, BridgedSeries>.AlternateLookup<
        ReadOnlySpan<KeyValuePair<string, object?>>
    > _lookup;
    private int _tagSets;
    private long _observation;
    private LabelSet? _labelled;
    private BridgedSeries? _other;

    public BridgedMetric(MetricForm form, CollectorRegistry registry, BridgeTroubles troubles)
    {
        (Form, _registry, _troubles) = (form, registry, troubles);
        _lookup = _byTags.GetAlternateLookup<ReadOnlySpan<KeyValuePair<string, object?>>>();
    }

    public MetricForm Form { get; }

    /// <summary>Takes a measurement. It never throws: that would come out where somebody measures.</summary>
    public void Take(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        try
        {
            if (!_lookup.TryGetValue(tags, out var series) && (series = Find(tags)) is null)
            {
                _troubles.Overflowed(Form.Name);
                return;
            }

            if (Form.Observed)
            {
                series.LastSeen = _observation;
            }

            if (!series.Take(value / Form.Divisor))
            {
                _troubles.Refused(Form.Name);
            }
        }
#pragma warning disable CA1031 // whatever it is, the measuring code must not fail from it; it is counted
        catch (Exception)
#pragma warning restore CA1031
        {
            _troubles.Refused(Form.Name);
        }
    }

    /// <summary>Begins an observation: series that it does not have are gone at its end.</summary>
    public void BeginObservation() => _observation++;

    /// <summary>Ends it.</summary>
    public void EndObservation()
    {
        lock (_changing)
        {
            foreach (var (labels, series) in _byLabels.Where(pair => pair.Value.LastSeen != _observation).ToList())
            {
                series.Remove();
                _byLabels.Remove(labels);
                foreach (var (tags, _) in _byTags.Where(pair => pair.Value == series).ToList())
                {
                    _byTags.TryRemove(tags, out _);
                    _tagSets--;
                }
            }
        }
    }

    private BridgedSeries? Find(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = LabelSet.Of(tags, Form.Ignored);
        lock (_changing)
        {
            if (!_byLabels.TryGetValue(labels.Key, out var series))
            {
                if (_byLabels.Count >= MostSeries)
                {
                    return OtherSeries();
                }

                series = BridgedSeries.Of(Form, labels, _registry);
                _byLabels.Add(labels.Key, series);
                _labelled ??= labels.Names.Length > 0 ? labels : null;
            }

            if (_tagSets < MostTagSets && _byTags.TryAdd(new(tags.ToArray()), series))
            {
                _tagSets++;
            }

            return series;
        }
    }

    // Where levels are, there is no other: the last of many says nothing.
    private BridgedSeries? OtherSeries()
    {
        if (Form.Kind is MetricKind.Level or MetricKind.CountReached)
        {
            return null;
        }

        _troubles.Overflowed(Form.Name);
        return _other ??= BridgedSeries.Of(Form, _labelled!.AsOther(), _registry);
    }
}
