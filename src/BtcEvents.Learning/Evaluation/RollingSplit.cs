namespace BtcEvents.Learning.Evaluation;

/// <summary>One fold: learn from the rows before <c>TrainEnd</c>, forecast <c>TestRow</c>.</summary>
public sealed record RollingSplit(int TrainEnd, int TestRow);
