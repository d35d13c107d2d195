using System.Collections.Immutable;
using BtcEvents.Failures;

namespace BtcEvents.Market;

/// <summary>What the data checks found in the series of one symbol at one as-of date.</summary>
public sealed class DataCheckReport
{
    /// <summary>How many breaches of one rule are told one by one, per series.</summary>
    public const int ToldPerRule = 5;

    /// <summary>
    /// Cuts long lists short: per series, rule and severity the first few and one line that counts the rest.
    /// </summary>
    public DataCheckReport(IEnumerable<CheckFinding> findings) =>
        Findings = [.. findings.GroupBy(f => (f.Series, f.Rule, f.Severity)).SelectMany(Shorten)];

    /// <summary>The findings in order of the catalogue.</summary>
    public ImmutableArray<CheckFinding> Findings { get; }

    /// <summary>How many breaches block.</summary>
    public int Blocking => Findings.Where(f => f.Severity == CheckSeverity.Block).Sum(f => f.Count);

    /// <summary>Refuses the data where a finding blocks.</summary>
    /// <exception cref="BadInputException">The first blocking finding, and how many more there are.</exception>
    public void ThrowIfBlocked()
    {
        if (Findings.FirstOrDefault(f => f.Severity == CheckSeverity.Block) is { } first)
        {
            throw new BadInputException(
                Blocking == 1 ? first.Message : $"{first.Message} (and {Blocking - 1} more that block)"
            );
        }
    }

    private static IEnumerable<CheckFinding> Shorten(IEnumerable<CheckFinding> sameRule)
    {
        var all = sameRule.ToArray();
        var rest = all.Length - ToldPerRule;
        return rest <= 0
            ? all
            : all.Take(ToldPerRule)
                .Append(all[0] with { Message = $"{all[0].Series}: and {rest} more of {all[0].Rule}", Count = rest });
    }
}
