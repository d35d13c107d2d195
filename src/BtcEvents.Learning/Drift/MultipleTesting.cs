namespace BtcEvents.Learning.Drift;

/// <summary>How p-values are adjusted for testing many features at once.</summary>
public enum MultipleTesting
{
    /// <summary>Holm (1979): never weaker than Bonferroni, and as safe.</summary>
    Holm,

    /// <summary>Bonferroni: the p-value times the number of features.</summary>
    Bonferroni,
}
