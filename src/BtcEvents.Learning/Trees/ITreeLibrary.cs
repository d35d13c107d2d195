namespace BtcEvents.Learning.Trees;

/// <summary>
/// Trees that a library outside this house grows, for programs that train and ship it. What it fits is data
/// (<see cref="DecisionTreesRegressor"/>), so that whoever forecasts needs none.
/// </summary>
public interface ITreeLibrary
{
    /// <summary>Which build of which library it is: what was fitted with another may be another model.</summary>
    string Version { get; }

    /// <summary>
    /// What this machine lacks to grow boosted trees, a sentence without a full stop; null where nothing.
    /// </summary>
    string? BoostingLacks { get; }

    /// <summary>What this machine lacks to grow forests, a sentence without a full stop; null where nothing.</summary>
    string? ForestsLack { get; }

    /// <summary>Boosted trees; rows and targets are finite.</summary>
    ILearner Boosting(TreeParameters parameters);

    /// <summary>A forest; rows and targets are finite.</summary>
    ILearner Forest(ForestParameters parameters);
}

/// <summary>Settings of a random forest (Breiman 2001).</summary>
public sealed record ForestParameters
{
    /// <summary>Number of trees, of which the mean is taken.</summary>
    public required int Trees { get; init; }

    /// <summary>Greatest number of leaves of a tree.</summary>
    public required int Leaves { get; init; }

    /// <summary>Least number of rows in a leaf.</summary>
    public required int LeastRows { get; init; }

    /// <summary>Share of the columns that each split may look at, drawn for it, above 0 to 1.</summary>
    public required double ColumnsOfSplit { get; init; }
}
