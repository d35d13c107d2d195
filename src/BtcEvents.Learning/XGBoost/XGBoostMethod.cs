namespace BtcEvents.Learning.XGBoost;

/// <summary>What XGBoost builds.</summary>
public enum XGBoostMethod
{
    /// <summary>Boosted trees (gbtree), each correcting those before it.</summary>
    Trees,

    /// <summary>
    /// A random forest: all trees in one round, each on its own sample of rows and, at each node, of features.
    /// </summary>
    Forest,

    /// <summary>A boosted linear model (gblinear) by coordinate descent, on standardised features.</summary>
    Linear,
}
